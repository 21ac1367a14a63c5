import type { Kysely } from 'kysely'

/** Drafts of content files, and the changes that are made of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('content_drafts')
    .addColumn('path', 'text', (col) => col.notNull())
    .addColumn('author', 'text', (col) => col.notNull())
    .addColumn('base_hash', 'text', (col) => col.notNull())
    .addColumn('base_text', 'text')
    .addColumn('text', 'text')
    .addColumn('note', 'text', (col) => col.notNull())
    .addColumn('updated_at', 'text', (col) => col.notNull())
    .addColumn('version', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('content_drafts_key', ['path', 'author'])
    .execute()
  await db.schema
    .createTable('content_changes')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('author', 'text', (col) => col.notNull())
    .addColumn('note', 'text', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('approved_at', 'text')
    .addColumn('publish_at', 'text')
    .addColumn('published_by', 'text')
    .addColumn('published_at', 'text')
    .addColumn('git_commit', 'text')
    .addColumn('problem', 'text')
    .execute()
  await db.schema
    .createIndex('content_changes_order')
    .on('content_changes')
    .columns(['state', 'created_at'])
    .execute()
  await db.schema
    .createTable('content_change_files')
    .addColumn('change_id', 'text', (col) => col.notNull())
    .addColumn('path', 'text', (col) => col.notNull())
    .addColumn('base_hash', 'text', (col) => col.notNull())
    .addColumn('base_text', 'text')
    .addColumn('text', 'text')
    .addPrimaryKeyConstraint('content_change_files_key', ['change_id', 'path'])
    .execute()
  await db.schema
    .createIndex('content_change_files_path')
    .on('content_change_files')
    .column('path')
    .execute()
}
