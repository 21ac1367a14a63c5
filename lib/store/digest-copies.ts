import type { Kysely } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { writeInstant } from './database/values.ts'
import { wantsDigests } from './digest-readers.ts'
import type { MailStatus } from './mail-types.ts'
import { insertMail } from './outbox.ts'
import type { RuleChanges } from './rule-change-types.ts'

type Copies = Pick<RuleChanges, 'addCopy' | 'countCopies' | 'countMails' | 'deleteCopies'>

/** The mails of digests that go to readers. */
export function digestCopies(db: Kysely<Tables>): Copies {
  return {
    addCopy: ({ digest, subscriberId: subscriber_id, at, mail }) =>
      transact(db, async (trx) => {
        if (!(await wantsDigests(trx, { id: subscriber_id, at }))) return false
        const added = await trx
          .insertInto('digest_copies')
          .values({ digest, subscriber_id })
          .onConflict((conflict) => conflict.doNothing())
          .returning('digest')
          .executeTakeFirst()
        if (!added) return false
        await insertMail(trx, { ...mail, digest }, at)
        return true
      }),

    async countCopies(day) {
      const { copies } = await db
        .selectFrom('digest_copies')
        .select((eb) => eb.fn.countAll<number | string>().as('copies'))
        .where('digest', '=', day)
        .executeTakeFirstOrThrow()
      return Number(copies)
    },

    async countMails(days) {
      if (days.length === 0) return new Map()
      const rows = await db
        .selectFrom('outbox')
        .select((eb) => ['digest', 'status', eb.fn.countAll<number | string>().as('mails')])
        .where('digest', 'in', days)
        .groupBy(['digest', 'status'])
        .execute()
      const counts = new Map<string, Record<MailStatus, number>>()
      for (const { digest, status, mails } of rows) {
        const none = { waiting: 0, sent: 0, failed: 0, blocked: 0, skipped: 0 }
        const day = digest ?? ''
        counts.set(day, { ...(counts.get(day) ?? none), [status]: Number(mails) })
      }
      return counts
    },

    async deleteCopies(before) {
      const { numDeletedRows } = await db
        .deleteFrom('digest_copies')
        .where('digest', 'in', (eb) =>
          eb.selectFrom('rule_digests').select('day').where('ended_at', '<=', writeInstant(before)),
        )
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
