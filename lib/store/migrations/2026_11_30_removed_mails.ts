import type { Kysely } from 'kysely'

/** Mails whose files are to be deleted, worked off by every machine that shares the store. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('removed_mails')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('removed_at', 'text', (col) => col.notNull())
    .execute()
  await db.schema
    .createIndex('removed_mails_order')
    .on('removed_mails')
    .column('removed_at')
    .execute()
}
