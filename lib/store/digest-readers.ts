import { type Kysely, PostgresAdapter } from 'kysely'
import type { Tables } from './database/tables.ts'
import { readTexts } from './database/values.ts'
import { notPaused } from './letter-copies.ts'
import { emailKey } from './subscribers/row.ts'

/**
 * Whether a subscriber wants digests of rule changes at an instant: confirmed, not pausing, not
 * suppressed, and on `changes` or following something. Within a transaction of PostgreSQL the
 * subscriber stays as it is until the transaction ends; SQLite has one writer at a time.
 */
export async function wantsDigests(
  db: Kysely<Tables>,
  { at, ...who }: ({ id: string } | { email: string }) & { at: Temporal.Instant },
): Promise<boolean> {
  let found = db
    .selectFrom('subscribers')
    .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
    .select(['subscribers.id', 'topics'])
    .where('status', '=', 'confirmed')
    .where('suppressions.reason', 'is', null)
    .where(notPaused(at))
  found =
    'id' in who
      ? found.where('subscribers.id', '=', who.id)
      : found.where('subscribers.email_key', '=', emailKey(who.email))
  if (db.isTransaction && db.getExecutor().adapter instanceof PostgresAdapter) {
    found = found.forShare('subscribers')
  }
  const reader = await found.executeTakeFirst()
  if (!reader) return false
  if (readTexts(reader.topics).includes('changes')) return true
  const follow = await db
    .selectFrom('follows')
    .select('kind')
    .where('subscriber_id', '=', reader.id)
    .executeTakeFirst()
  return follow !== undefined
}
