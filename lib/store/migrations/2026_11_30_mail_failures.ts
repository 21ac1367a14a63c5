import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('failure_class', 'text').execute()
  await db.schema
    .createTable('mail_failures')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('failure_class', 'text', (col) => col.notNull())
    .execute()
  await db.schema.createIndex('mail_failures_at').on('mail_failures').column('at').execute()
  await db.schema
    .createTable('mail_pauses')
    .addColumn('since', 'text', (col) => col.primaryKey().notNull())
    .addColumn('until', 'text', (col) => col.notNull())
    .addColumn('refusals', 'integer', (col) => col.notNull())
    .execute()
}
