import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { writeInstant } from './database/values.ts'
import type { Limit } from './store.ts'

/**
 * Takes one of the `most` mails that may be handed to a server since an instant; false when none
 * is left. All senders take from the same, one after the other.
 */
export function takeMailSlot(
  db: Kysely<Tables>,
  { at, since, most }: Limit & { at: Temporal.Instant },
): Promise<boolean> {
  return transact(db, async (trx) => {
    // On PostgreSQL this row is locked until the end; SQLite lets one writer in anyway.
    await trx
      .insertInto('mail_slot_locks')
      .values({ id: 'all', taken: 1 })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ taken: sql`mail_slot_locks.taken + 1` }),
      )
      .execute()
    await trx.deleteFrom('mail_slots').where('at', '<=', writeInstant(since)).execute()
    const { taken } = await trx
      .selectFrom('mail_slots')
      .select((eb) => eb.fn.countAll<number | string>().as('taken'))
      .executeTakeFirstOrThrow()
    if (Number(taken) >= most) return false
    await trx
      .insertInto('mail_slots')
      .values({ id: randomUUID(), at: writeInstant(at) })
      .execute()
    return true
  })
}
