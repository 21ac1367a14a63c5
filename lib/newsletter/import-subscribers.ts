import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { hashToken } from '#lib/config/token.ts'
import { emailSchema } from '#lib/forms/email.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { type Store, TOPICS } from '#lib/store/store.ts'
import type {
  ImportedSubscriber,
  ImportLine,
  ImportOutcome,
  ReadLine,
} from '#lib/store/subscriber-types.ts'
import { leaveToken } from './links.ts'
import { readCsv } from './read-csv.ts'
import { type NewsletterSettings, newsletterSettings } from './settings.ts'

/** Columns of an old list; `topics` may be empty, and then means the letter. */
export const IMPORT_COLUMNS = ['email', 'locale', 'topics', 'consent_day', 'consent_proof'] as const

/** Subscribers that are stored in one transaction. */
export const BATCH = 200

const MIN_PROOF = 5
const MAX_PROOF = 500

/** What is shown of an address that is none. */
const MAX_SHOWN = 254

type Values = Record<string, string>

/** Words on one line; PostgreSQL keeps no NUL. */
function plain(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
}

function readTopics(text: string): string[] | undefined {
  const named = text.split(/[\s,;]+/).filter(Boolean)
  if (named.some((name) => !TOPICS.some((topic) => topic === name))) return undefined
  return named.length === 0 ? ['letter'] : TOPICS.filter((topic) => named.includes(topic))
}

/** A line as a subscriber, or why it is none. No proof, no mail: both its columns are needed. */
function readLine(
  values: Values,
  today: string,
  settings: NewsletterSettings,
): ImportedSubscriber | ImportOutcome {
  const email = emailSchema.safeParse(values.email ?? '').data
  if (!email) return 'address'
  const locale = LOCALES.find((one) => one === values.locale?.trim().toLowerCase())
  if (!locale) return 'language'
  const topics = readTopics(values.topics ?? '')
  if (!topics) return 'topics'
  const consentDay = z.iso.date().safeParse(values.consent_day?.trim()).data
  const proof = plain(values.consent_proof ?? '')
  if (proof.length < MIN_PROOF || !values.consent_day?.trim()) return 'proof'
  if (!consentDay || consentDay > today || consentDay < '2000-01-01') return 'day'
  const id = randomUUID()
  const leaveTokenHash = hashToken(leaveToken(settings, id))
  return { id, email, locale, topics, leaveTokenHash, consentDay, proof: proof.slice(0, MAX_PROOF) }
}

/**
 * Reads the lines of an old list (`readCsv`). Only a line with a
 * proof that the person agreed is a subscriber. Throws an `ImportError` when it is no such file.
 */
export async function* readOldList(
  csv: Readable,
  today: string,
  settings: NewsletterSettings = newsletterSettings(),
): AsyncGenerator<ReadLine> {
  const seen = new Set<string>()
  for await (const { values, line, isLong } of readCsv(csv, IMPORT_COLUMNS)) {
    const read = isLong ? 'columns' : readLine(values, today, settings)
    const email = plain(values.email ?? '').slice(0, MAX_SHOWN)
    if (typeof read === 'string') yield { line, email, outcome: read }
    else if (seen.has(read.email.toLowerCase())) yield { line, email, outcome: 'twice' }
    else {
      seen.add(read.email.toLowerCase())
      yield { line, email: read.email, subscriber: read }
    }
  }
}

/**
 * Imports an old list, or with `dryRun` says of each line what would become of it. What it imports is
 * stored as confirmed; nothing is mailed to anybody. Throws as `readOldList` does.
 */
export async function* importSubscribers(
  input: {
    store: Store
    csv: Readable
    by: string
    today: string
    now: () => Temporal.Instant
    dryRun?: boolean
  },
  settings: NewsletterSettings = newsletterSettings(),
): AsyncGenerator<ImportLine> {
  const { store, csv, by, today, now, dryRun = false } = input
  let batch: ReadLine[] = []

  async function storeBatch(): Promise<ImportLine[]> {
    const subscribers = batch.flatMap(({ subscriber }) => subscriber ?? [])
    const act = { at: now(), by }
    const leftOut = dryRun
      ? await store.dryRun((trial) => trial.subscribers.importAll(subscribers, act))
      : await store.subscribers.importAll(subscribers, act)
    const why = new Map(leftOut.map((one) => [one.email, one.why]))
    const lines = batch.map(({ subscriber, line, email, outcome = 'imported' as const }) => ({
      line,
      email,
      outcome: (subscriber && why.get(subscriber.email)) ?? outcome,
    }))
    batch = []
    return lines
  }

  for await (const line of readOldList(csv, today, settings)) {
    batch.push(line)
    if (batch.length >= BATCH) yield* await storeBatch()
  }
  yield* await storeBatch()
}
