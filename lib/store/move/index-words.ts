import { Kysely, sql } from 'kysely'
import type { StoreSettings } from '../connect.ts'
import { openPostgresForMigrations } from '../database/postgres.ts'
import { postgresTextIndex } from '../database/postgres-text-index.ts'
import { openSqlite, sqliteFile } from '../database/sqlite.ts'
import { sqliteTextIndex } from '../database/sqlite-text-index.ts'
import type { Tables } from '../database/tables.ts'
import { searchWords } from '../database/text-index.ts'
import { fromRow } from '../recommendations/row.ts'

/**
 * Indexes the words of recommendations that have been moved: in the order of their arrival, which
 * SQLite's index relies on, and all or none.
 */
export async function indexWords({ databaseUrl, dataDir }: StoreSettings): Promise<void> {
  const dialect = databaseUrl
    ? openPostgresForMigrations(databaseUrl)
    : await openSqlite(sqliteFile(dataDir))
  const index = databaseUrl ? postgresTextIndex : sqliteTextIndex
  const db = new Kysely<Tables>({ dialect })
  try {
    await db.transaction().execute(async (trx) => {
      const unindexed = databaseUrl
        ? sql<boolean>`search is null`
        : sql<boolean>`search_row is null`
      const found = await trx
        .selectFrom('recommendations')
        .select('reference')
        .where(unindexed)
        .orderBy('created_at')
        .orderBy('reference')
        .execute()
      for (const { reference } of found) {
        const row = await trx
          .selectFrom('recommendations')
          .selectAll()
          .where('reference', '=', reference)
          .executeTakeFirstOrThrow()
        await index.put(trx, { reference, words: searchWords(fromRow(row)) })
      }
    })
  } finally {
    await db.destroy()
  }
}
