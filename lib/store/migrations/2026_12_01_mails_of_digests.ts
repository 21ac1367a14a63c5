import type { Kysely } from 'kysely'

/** Which digest a mail is of: it is looked at again before it goes, and counted by its outcome. */
export async function up(db: Kysely<{ outbox: { digest: string | null } }>): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('digest', 'text').execute()
  await db.schema
    .createIndex('outbox_digest')
    .on('outbox')
    .columns(['digest', 'status'])
    .where('digest', 'is not', null)
    .execute()
}
