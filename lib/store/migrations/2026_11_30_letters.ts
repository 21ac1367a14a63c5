import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('letters')
    .addColumn('date', 'text', (col) => col.primaryKey().notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('started_at', 'text', (col) => col.notNull())
    .addColumn('started_by', 'text', (col) => col.notNull())
    .addColumn('facts_day', 'text', (col) => col.notNull())
    .execute()
  await db.schema
    .createTable('letter_texts')
    .addColumn('letter', 'text', (col) => col.notNull().references('letters.date'))
    .addColumn('locale', 'text', (col) => col.notNull())
    .addColumn('subject', 'text', (col) => col.notNull())
    .addColumn('preheader', 'text', (col) => col.notNull())
    .addColumn('html', 'text', (col) => col.notNull())
    .addColumn('text', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('letter_texts_key', ['letter', 'locale'])
    .execute()
  await db.schema
    .createTable('letter_deliveries')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('letter', 'text', (col) => col.notNull().references('letters.date'))
    // Not a reference: whoever leaves is forgotten, and the count of copies stays.
    .addColumn('subscriber_id', 'text', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('attempts', 'integer', (col) => col.notNull())
    .addColumn('due_at', 'text', (col) => col.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('failure_class', 'text')
    .addUniqueConstraint('letter_deliveries_once', ['letter', 'subscriber_id'])
    .execute()
  await db.schema
    .createIndex('letter_deliveries_due')
    .on('letter_deliveries')
    .columns(['status', 'due_at'])
    .execute()
}
