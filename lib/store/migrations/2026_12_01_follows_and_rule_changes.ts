import type { Kysely } from 'kysely'

/** What readers follow, until when letters pause, and the changes of rules that are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.alterTable('subscribers').addColumn('paused_until', 'text').execute()
  // What a sign-up asks to follow, as JSON; it is followed when that sign-up is confirmed.
  await schema.alterTable('confirmations').addColumn('follows', 'text').execute()
  await schema
    .createTable('follows')
    .addColumn('subscriber_id', 'text', (col) =>
      col.notNull().references('subscribers.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('target', 'text', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('follows_key', ['subscriber_id', 'kind', 'target'])
    .execute()

  await schema
    .createTable('announced_facts')
    .addColumn('fact_id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('record', 'text', (col) => col.notNull())
    .execute()
  await schema
    .createTable('rule_changes')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('fact_id', 'text', (col) => col.notNull())
    .addColumn('record_before', 'text', (col) => col.notNull())
    .addColumn('record_after', 'text', (col) => col.notNull())
    .addColumn('day', 'text', (col) => col.notNull())
    // The editors' sentences by language, as JSON; null for a minor change, which nobody is told.
    .addColumn('words', 'text')
    .addColumn('decided_by', 'text', (col) => col.notNull())
    .addColumn('decided_at', 'text', (col) => col.notNull())
    // The day of the digest that tells it; null while it waits for one.
    .addColumn('digest', 'text')
    .execute()
  await schema
    .createIndex('rule_changes_digest')
    .on('rule_changes')
    .columns(['digest', 'decided_at'])
    .execute()
  await schema
    .createTable('rule_digests')
    .addColumn('day', 'text', (col) => col.primaryKey().notNull())
    .addColumn('started_at', 'text', (col) => col.notNull())
    .addColumn('ended_at', 'text')
    .execute()
  await schema
    .createTable('digest_copies')
    .addColumn('digest', 'text', (col) => col.notNull())
    // Not a reference: whoever is removed is forgotten, and the count of copies stays.
    .addColumn('subscriber_id', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('digest_copies_key', ['digest', 'subscriber_id'])
    .execute()
}
