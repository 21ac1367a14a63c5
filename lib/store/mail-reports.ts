import type { Kysely } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { writeInstant } from './database/values.ts'
import { insertMailFailure } from './mail-failures.ts'
import type { MailReports } from './mail-types.ts'
import { insertSuppression } from './suppressions.ts'

/** The mail of ours that one of these ids names: where it went, and the letter that it was. */
async function findMail(
  db: Kysely<Tables>,
  ids: string[],
): Promise<{ email: string; letter: string | null } | undefined> {
  if (ids.length === 0) return undefined
  const copy = await db
    .selectFrom('letter_deliveries')
    .innerJoin('subscribers', 'subscribers.id', 'letter_deliveries.subscriber_id')
    .select(['email', 'letter'])
    .where('letter_deliveries.id', 'in', ids)
    .executeTakeFirst()
  if (copy) return copy
  const mail = await db
    .selectFrom('outbox')
    .select('recipient')
    .where('id', 'in', ids)
    .executeTakeFirst()
  return mail && { email: mail.recipient, letter: null }
}

/** The bounces and complaints of a database. */
export function mailReportRepository(db: Kysely<Tables>): MailReports {
  return {
    record: ({ id, kind, mailIds, failureClass }, at) =>
      transact(db, async (trx) => {
        const mail = await findMail(trx, mailIds)
        const noted = await trx
          .insertInto('mail_reports')
          .values({
            id,
            at: writeInstant(at),
            kind,
            failure_class: failureClass ?? null,
            letter: mail?.letter ?? null,
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst()
        if (!noted) return 'known'
        if (!mail) return 'unmatched'
        if (failureClass) await insertMailFailure(trx, failureClass, at)
        const entry = { email: mail.email, note: '', at, by: 'site' }
        if (kind === 'complaint') await insertSuppression(trx, { ...entry, reason: 'complaint' })
        else if (failureClass === 'no-mailbox') {
          await insertSuppression(trx, { ...entry, reason: 'no-mailbox' })
        }
        return 'noted'
      }),

    async count(since) {
      const rows = await db
        .selectFrom('mail_reports')
        .select((eb) => ['kind', 'letter', eb.fn.countAll<number | string>().as('count')])
        .where('at', '>=', writeInstant(since))
        .groupBy(['kind', 'letter'])
        .execute()
      return rows.map(({ kind, letter, count }) => ({
        kind,
        letter: letter ?? undefined,
        count: Number(count),
      }))
    },

    async countOf(letter) {
      const rows = await db
        .selectFrom('mail_reports')
        .select((eb) => ['kind', eb.fn.countAll<number | string>().as('count')])
        .where('letter', '=', letter)
        .groupBy('kind')
        .execute()
      const counts = { bounce: 0, complaint: 0 }
      for (const { kind, count } of rows) counts[kind] = Number(count)
      return counts
    },

    async deleteBefore(before) {
      const { numDeletedRows } = await db
        .deleteFrom('mail_reports')
        .where('at', '<=', writeInstant(before))
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
