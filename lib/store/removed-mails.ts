import type { Kysely } from 'kysely'
import type { Tables } from './database/tables.ts'
import { writeInstant } from './database/values.ts'
import type { RemovedMails } from './store.ts'

/**
 * Has the files of mails deleted on every machine that shares the store; call it within the
 * transaction that deletes the mails' rows.
 */
export async function insertRemovedMails(
  trx: Kysely<Tables>,
  mails: { id: string }[],
  at: Temporal.Instant,
): Promise<void> {
  const removed_at = writeInstant(at)
  for (const { id } of mails) {
    await trx
      .insertInto('removed_mails')
      .values({ id, removed_at })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
}

/** The mails of a database whose files are to be deleted. */
export function removedMailRepository(db: Kysely<Tables>): RemovedMails {
  return {
    async since(at) {
      const rows = await db
        .selectFrom('removed_mails')
        .select('id')
        .where('removed_at', '>=', writeInstant(at))
        .execute()
      return rows.map(({ id }) => id)
    },

    async deleteBefore(at) {
      const { numDeletedRows } = await db
        .deleteFrom('removed_mails')
        .where('removed_at', '<', writeInstant(at))
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
