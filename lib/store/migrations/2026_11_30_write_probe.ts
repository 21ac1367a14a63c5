import type { Kysely } from 'kysely'

/** One row, written now and then to learn whether a write of a form's size would be stored. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('write_probe')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('filler', 'text', (col) => col.notNull())
    .execute()
}
