import { type Kysely, sql } from 'kysely'

type Rows = { recommendations: { suspicion: string | null } }

/** Marks of robots' submissions, what is kept of a case beside them, and the age of drafts. */
export async function up(db: Kysely<Rows>): Promise<void> {
  const { schema } = db
  await schema.alterTable('recommendations').addColumn('suspicion', 'text').execute()
  await schema
    .alterTable('recommendations')
    .addColumn('wants_copy', 'integer', (col) => col.notNull().defaultTo(0))
    .execute()
  await schema.alterTable('recommendations').addColumn('assignee', 'text').execute()
  // A browser may have several drafts of one form; the one begun first is found without its id.
  await schema.alterTable('drafts').addColumn('created_at', 'text').execute()
  await schema.alterTable('feedback').addColumn('suspicion', 'text').execute()
  // The inbox shows one of the two kinds, newest first; each has an index of its own, so that
  // thousands of robots' rows do not slow the regular ones down.
  await schema
    .createIndex('recommendations_regular')
    .on('recommendations')
    .columns(['created_at', 'reference'])
    .where(sql.ref('suspicion'), 'is', null)
    .execute()
  await schema
    .createIndex('recommendations_suspicious')
    .on('recommendations')
    .columns(['created_at', 'reference'])
    .where(sql.ref('suspicion'), 'is not', null)
    .execute()
}
