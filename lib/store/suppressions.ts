import type { Kysely, Selectable } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, writeInstant } from './database/values.ts'
import { insertDeskEntry } from './desk.ts'
import type { Suppression, Suppressions } from './mail-types.ts'
import { insertSubscriberEvent } from './subscribers/events.ts'
import { emailKey } from './subscribers/row.ts'

function toSuppression(row: Selectable<Tables['suppressions']>): Suppression {
  const { email, reason, note, at, by } = row
  return { email, reason, note, at: readInstant(at), by }
}

/**
 * Puts an address on the list; call it within the transaction of its cause. False when it stays as it
 * was: `no-mailbox` is noted only of a confirmed subscriber, and never in place of another reason.
 */
export async function insertSuppression(
  trx: Kysely<Tables>,
  { email, reason, note, at, by }: Suppression,
): Promise<boolean> {
  const key = emailKey(email)
  const subscriber = await trx
    .selectFrom('subscribers')
    .select(['id', 'status'])
    .where('email_key', '=', key)
    .executeTakeFirst()
  const isReader = subscriber?.status === 'confirmed'
  if (reason === 'no-mailbox' && !isReader) return false
  const row = { email, reason, note, at: writeInstant(at), by }
  const stored = await trx
    .insertInto('suppressions')
    .values({ email_key: key, ...row })
    .onConflict((conflict) =>
      reason === 'no-mailbox'
        ? conflict.column('email_key').doNothing()
        : conflict.column('email_key').doUpdateSet(row),
    )
    .returning('email_key')
    .executeTakeFirst()
  if (!subscriber || subscriber.status === 'left') return stored !== undefined
  const bounced = reason === 'no-mailbox'
  await trx
    .updateTable('subscribers')
    .set(bounced ? { status: 'bounced' } : { status: 'left', left_at: writeInstant(at) })
    .where('id', '=', subscriber.id)
    .execute()
  const event = bounced ? 'bounced' : reason === 'complaint' ? 'complained' : 'left'
  if (isReader) await insertSubscriberEvent(trx, event, at)
  return true
}

/** The addresses of a database that get no mail. */
export function suppressionRepository(db: Kysely<Tables>): Suppressions {
  const all = db.selectFrom('suppressions').selectAll()
  return {
    add: (entry) =>
      transact(db, async (trx) => {
        const added = await insertSuppression(trx, entry)
        const { at, by, reason } = entry
        const isEditors = reason === 'asked' || reason === 'abuse'
        if (isEditors)
          await insertDeskEntry(trx, { at, by, what: 'address-blocked', about: reason })
        return added
      }),

    remove: ({ email, why, at, by }) =>
      transact(db, async (trx) => {
        const row = await trx
          .deleteFrom('suppressions')
          .where('email_key', '=', emailKey(email))
          .returning('reason')
          .executeTakeFirst()
        if (!row) return false
        // Whoever left or complained has to ask for mails again; an address that works need not.
        const { numUpdatedRows } = await trx
          .updateTable('subscribers')
          .set({ status: 'confirmed' })
          .where('email_key', '=', emailKey(email))
          .where('status', '=', 'bounced')
          .executeTakeFirstOrThrow()
        if (numUpdatedRows > 0n) await insertSubscriberEvent(trx, 'returned', at)
        await insertDeskEntry(trx, { at, by, what: 'address-unblocked', about: why })
        return true
      }),

    async find(email) {
      const row = await all.where('email_key', '=', emailKey(email)).executeTakeFirst()
      return row && toSuppression(row)
    },

    async isBlocked(email) {
      const row = await db
        .selectFrom('suppressions')
        .select('reason')
        .where('email_key', '=', emailKey(email))
        .executeTakeFirst()
      return row !== undefined && row.reason !== 'no-mailbox'
    },

    async list({ after, reason, limit }) {
      let query = all
      if (reason) query = query.where('reason', '=', reason)
      if (after) {
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('at', 'email_key'),
            '<',
            tuple(writeInstant(after.at), emailKey(after.email)),
          ),
        )
      }
      const rows = await query
        .orderBy('at', 'desc')
        .orderBy('email_key', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toSuppression)
    },

    async countByReason() {
      const rows = await db
        .selectFrom('suppressions')
        .select((eb) => ['reason', eb.fn.countAll<number | string>().as('count')])
        .groupBy('reason')
        .execute()
      const counts = { 'no-mailbox': 0, complaint: 0, asked: 0, abuse: 0 }
      for (const { reason, count } of rows) counts[reason] = Number(count)
      return counts
    },
  }
}
