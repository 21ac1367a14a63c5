import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** A frequent word in a rare language would else be looked for in every entry of the index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) return
  await sql`update recommendation_search set status = status || ' ' ||
    (select locale from recommendations where search_row = recommendation_search.rowid)`.execute(db)
}
