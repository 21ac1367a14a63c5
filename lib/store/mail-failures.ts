import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, writeInstant } from './database/values.ts'
import { insertDeskEntry } from './desk.ts'
import type { FailureClass, MailFailures, MailPause } from './mail-types.ts'

/** Counts a failed try; call it within the transaction that notes it at the mail. */
export async function insertMailFailure(
  db: Kysely<Tables>,
  failureClass: FailureClass,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('mail_failures')
    .values({ id: randomUUID(), at: writeInstant(at), failure_class: failureClass })
    .execute()
}

async function lastPause(db: Kysely<Tables>): Promise<MailPause | undefined> {
  const row = await db
    .selectFrom('mail_pauses')
    .selectAll()
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      since: readInstant(row.since),
      until: readInstant(row.until),
      refusals: row.refusals,
    }
  )
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0
}

/** The failed tries and the pauses of a database. */
export function mailFailureRepository(db: Kysely<Tables>): MailFailures {
  return {
    async countByClass(since) {
      const rows = await db
        .selectFrom('mail_failures')
        .select((eb) => ['failure_class', eb.fn.countAll<number | string>().as('tries')])
        .where('at', '>', writeInstant(since))
        .groupBy('failure_class')
        .execute()
      return rows.map((row) => ({ failureClass: row.failure_class, count: Number(row.tries) }))
    },

    pauseIfRefused: ({ classes, since, limit, at, until }) =>
      transact(db, async (trx) => {
        const last = await lastPause(trx)
        if (last && isBefore(at, last.until)) return undefined
        const from = last && isBefore(since, last.until) ? last.until : since
        const { tries } = await trx
          .selectFrom('mail_failures')
          .select((eb) => eb.fn.countAll<number | string>().as('tries'))
          .where('failure_class', 'in', classes)
          .where('at', '>', writeInstant(from))
          .executeTakeFirstOrThrow()
        if (Number(tries) < limit) return undefined
        const { recent } = await trx
          .selectFrom('mail_pauses')
          .select((eb) => eb.fn.countAll<number | string>().as('recent'))
          .where('since', '>', writeInstant(at.subtract({ hours: 48 })))
          .executeTakeFirstOrThrow()
        const pause = { since: at, until: until(Number(recent)), refusals: Number(tries) }
        // Two processes may decide at the same moment; one row is enough.
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('mail_pauses')
          .values({
            since: writeInstant(pause.since),
            until: writeInstant(pause.until),
            refusals: pause.refusals,
          })
          .onConflict((conflict) => conflict.column('since').doNothing())
          .executeTakeFirstOrThrow()
        return numInsertedOrUpdatedRows ? pause : undefined
      }),

    async findPause(at) {
      const last = await lastPause(db)
      return last && isBefore(at, last.until) ? last : undefined
    },

    resume: ({ at, by }) =>
      transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('mail_pauses')
          .set({ until: writeInstant(at) })
          .where('until', '>', writeInstant(at))
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await insertDeskEntry(trx, { at, by, what: 'mail-resumed' })
        return true
      }),

    async deleteBefore(before) {
      const { numDeletedRows } = await db
        .deleteFrom('mail_failures')
        .where('at', '<=', writeInstant(before))
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
