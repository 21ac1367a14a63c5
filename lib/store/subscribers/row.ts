import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { readInstant, readTexts } from '../database/values.ts'
import { type Subscriber, TOPICS } from '../store.ts'

/** An address as it is compared: two spellings that differ in case are one address. */
export function emailKey(email: string): string {
  return email.toLowerCase()
}

/** What is kept of an address that is itself not to be kept. */
export function hashAddress(email: string): string {
  return createHash('sha256').update(emailKey(email)).digest('base64url')
}

/** A subscriber as the rest of the house knows one. */
export function toSubscriber(row: Selectable<Tables['subscribers']>): Subscriber {
  const topics = new Set(readTexts(row.topics))
  return {
    id: row.id,
    email: row.email,
    locale: row.locale,
    topics: TOPICS.filter((topic) => topics.has(topic)),
    status: row.status,
    createdAt: readInstant(row.created_at),
    ...(row.paused_until !== null && { pausedUntil: readInstant(row.paused_until) }),
  }
}
