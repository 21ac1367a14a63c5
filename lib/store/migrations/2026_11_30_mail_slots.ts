import type { Kysely } from 'kysely'

/** The mails handed to a server within the hour; one row of the first table is the lock for both. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mail_slot_locks')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('taken', 'integer', (col) => col.notNull())
    .execute()
  await db.schema
    .createTable('mail_slots')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .execute()
  await db.schema.createIndex('mail_slots_at').on('mail_slots').column('at').execute()
}
