import type { Kysely } from 'kysely'

/** Imports of old lists and how far they are; the lines, so that any process can go on with one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriber_imports')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    // One value: a second import at a time is refused by the database.
    .addColumn('slot', 'integer', (col) => col.notNull().unique())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('dry_run', 'integer', (col) => col.notNull())
    .addColumn('total', 'integer', (col) => col.notNull())
    .addColumn('done', 'integer', (col) => col.notNull())
    .addColumn('started_at', 'text', (col) => col.notNull())
    // Until when the process that works on it is taken to be alive.
    .addColumn('lease_until', 'text', (col) => col.notNull())
    .addColumn('ended_at', 'text')
    .execute()
  await db.schema
    .createTable('subscriber_import_lines')
    .addColumn('import_id', 'text', (col) =>
      col.notNull().references('subscriber_imports.id').onDelete('cascade'),
    )
    .addColumn('line', 'integer', (col) => col.notNull())
    .addColumn('email', 'text', (col) => col.notNull())
    .addColumn('email_key', 'text', (col) => col.notNull())
    // What would be stored, as JSON; null when the line cannot be a subscriber.
    .addColumn('subscriber', 'text')
    .addColumn('outcome', 'text')
    .addPrimaryKeyConstraint('subscriber_import_lines_key', ['import_id', 'line'])
    .execute()
  await db.schema
    .createIndex('subscriber_import_lines_email')
    .on('subscriber_import_lines')
    .column('email_key')
    .execute()
}
