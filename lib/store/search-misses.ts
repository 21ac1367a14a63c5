import type { Kysely } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import type { SearchMisses } from './store.ts'

/** No flood of nonsense makes the table longer than this. */
const MOST_QUERIES = 5_000

/** The queries that found nothing, of a database. */
export function searchMissRepository(db: Kysely<Tables>): SearchMisses {
  return {
    count: (query, day) =>
      transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('search_misses')
          .set((eb) => ({ times: eb('times', '+', 1), last_day: day }))
          .where('query', '=', query)
          .executeTakeFirst()
        if (numUpdatedRows > 0n) return
        const { kept } = await trx
          .selectFrom('search_misses')
          .select((eb) => eb.fn.countAll().as('kept'))
          .executeTakeFirstOrThrow()
        if (Number(kept) >= MOST_QUERIES) return
        await trx
          .insertInto('search_misses')
          .values({ query, times: 1, last_day: day })
          .onConflict((conflict) =>
            conflict
              .column('query')
              .doUpdateSet((eb) => ({ times: eb('search_misses.times', '+', 1), last_day: day })),
          )
          .execute()
      }),

    async list(limit) {
      const rows = await db
        .selectFrom('search_misses')
        .selectAll()
        .orderBy('times', 'desc')
        .orderBy('last_day', 'desc')
        .orderBy('query')
        .limit(limit)
        .execute()
      return rows.map(({ query, times, last_day }) => ({ query, times, lastDay: last_day }))
    },

    async deleteBefore(day) {
      const { numDeletedRows } = await db
        .deleteFrom('search_misses')
        .where('last_day', '<', day)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
