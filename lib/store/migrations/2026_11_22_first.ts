import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('drafts')
    .addColumn('key', 'text', (col) => col.notNull())
    .addColumn('form', 'text', (col) => col.notNull())
    .addColumn('answers', 'text', (col) => col.notNull())
    .addColumn('updated_at', 'text', (col) => col.notNull())
    .addColumn('expires_at', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('drafts_pk', ['key', 'form'])
    .execute()
  await db.schema.createIndex('drafts_expires_at').on('drafts').column('expires_at').execute()

  await db.schema
    .createTable('recommendations')
    .addColumn('reference', 'text', (col) => col.primaryKey().notNull())
    .addColumn('idempotency_key', 'text', (col) => col.notNull().unique())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('locale', 'text', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('person_name', 'text', (col) => col.notNull())
    .addColumn('person_place', 'text', (col) => col.notNull())
    .addColumn('known_for', 'text', (col) => col.notNull())
    .addColumn('qualities', 'text', (col) => col.notNull())
    .addColumn('story', 'text', (col) => col.notNull())
    .addColumn('link', 'text')
    .addColumn('recommender_name', 'text', (col) => col.notNull())
    .addColumn('recommender_email', 'text', (col) => col.notNull())
    .addColumn('relation', 'text', (col) => col.notNull())
    .addColumn('consent_text', 'text', (col) => col.notNull())
    .execute()
  await db.schema
    .createIndex('recommendations_order')
    .on('recommendations')
    .columns(['created_at', 'reference'])
    .execute()

  await db.schema
    .createTable('subscribers')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('email', 'text', (col) => col.notNull())
    .addColumn('email_key', 'text', (col) => col.notNull().unique())
    .addColumn('locale', 'text', (col) => col.notNull())
    .addColumn('topics', 'text', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('left_at', 'text')
    .addColumn('leave_hash', 'text', (col) => col.unique())
    .execute()
  await db.schema
    .createIndex('subscribers_order')
    .on('subscribers')
    .columns(['created_at', 'id'])
    .execute()

  await db.schema
    .createTable('confirmations')
    .addColumn('hash', 'text', (col) => col.primaryKey().notNull())
    .addColumn('subscriber_id', 'text', (col) =>
      col.notNull().references('subscribers.id').onDelete('cascade'),
    )
    .addColumn('code_hash', 'text', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('expires_at', 'text', (col) => col.notNull())
    .addColumn('used_at', 'text')
    .addColumn('superseded_at', 'text')
    .execute()
  await db.schema
    .createIndex('confirmations_subscriber')
    .on('confirmations')
    .columns(['subscriber_id', 'created_at'])
    .execute()

  await db.schema
    .createTable('code_tries')
    .addColumn('address_hash', 'text', (col) => col.primaryKey().notNull())
    .addColumn('since', 'text', (col) => col.notNull())
    .addColumn('tries', 'integer', (col) => col.notNull())
    .execute()

  await db.schema
    .createTable('departures')
    .addColumn('address_hash', 'text', (col) => col.primaryKey().notNull())
    .addColumn('left_at', 'text', (col) => col.notNull())
    .execute()

  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('recipient', 'text', (col) => col.notNull())
    .addColumn('locale', 'text', (col) => col.notNull())
    .addColumn('subject', 'text', (col) => col.notNull())
    .addColumn('text', 'text', (col) => col.notNull())
    .addColumn('html', 'text', (col) => col.notNull())
    .addColumn('headers', 'text', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('attempts', 'integer', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('due_at', 'text', (col) => col.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('last_error', 'text')
    .execute()
  await db.schema
    .createIndex('outbox_due')
    .on('outbox')
    .columns(['status', 'due_at', 'id'])
    .execute()

  await db.schema
    .createTable('feedback')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('slug', 'text', (col) => col.notNull())
    .addColumn('locale', 'text', (col) => col.notNull())
    .addColumn('useful', 'integer', (col) => col.notNull())
    .addColumn('comment', 'text')
    .addColumn('created_at', 'text', (col) => col.notNull())
    .execute()
}
