import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from './database/tables.ts'
import { readInstant, writeInstant } from './database/values.ts'
import type { Desk, DeskEntry } from './desk-types.ts'

/** Adds a line to the audit log; call it within the transaction of its cause. */
export async function insertDeskEntry(
  db: Kysely<Tables>,
  { at, by, what, about }: Omit<DeskEntry, 'id'>,
): Promise<void> {
  await db
    .insertInto('desk_ledger')
    .values({ id: randomUUID(), at: writeInstant(at), by, what, about: about ?? null })
    .execute()
}

/** What a database keeps of the editors' desk. */
export function deskRepository(db: Kysely<Tables>): Desk {
  return {
    record: (entry) => insertDeskEntry(db, entry),

    async auditLog({ after, limit }) {
      let query = db.selectFrom('desk_ledger').selectAll()
      if (after) {
        const { at, id } = after
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('at', 'id'), '<', tuple(writeInstant(at), id)),
        )
      }
      const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      return rows.map(({ id, at, by, what, about }) => ({
        id,
        at: readInstant(at),
        by,
        what,
        ...(about === null ? {} : { about }),
      }))
    },

    async deleteEnded(at) {
      // The library compares days and times in its own way on each database; both sort as text
      // on SQLite and as instants on PostgreSQL.
      let count = 0
      for (const table of ['desk_sessions', 'desk_verifications'] as const) {
        const { numDeletedRows } = await db
          .deleteFrom(table)
          .where('expiresAt', '<=', writeInstant(at))
          .executeTakeFirstOrThrow()
        count += Number(numDeletedRows)
      }
      return count
    },
  }
}
