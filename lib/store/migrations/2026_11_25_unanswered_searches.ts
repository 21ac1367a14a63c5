import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_misses')
    .addColumn('query', 'text', (col) => col.primaryKey().notNull())
    .addColumn('times', 'integer', (col) => col.notNull())
    .addColumn('last_day', 'text', (col) => col.notNull())
    .execute()
}
