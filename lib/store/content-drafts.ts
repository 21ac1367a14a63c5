import type { Kysely } from 'kysely'
import type { ContentDraft, ContentDrafts } from './content-types.ts'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, writeInstant } from './database/values.ts'

/** The drafts of content files in a database. */
export function contentDraftRepository(db: Kysely<Tables>): ContentDrafts {
  return {
    async find(path, author) {
      const row = await db
        .selectFrom('content_drafts')
        .selectAll()
        .where('path', '=', path)
        .where('author', '=', author)
        .executeTakeFirst()
      return row && readDraft(row)
    },

    async list({ author, path } = {}) {
      let query = db
        .selectFrom('content_drafts')
        .select(['path', 'author', 'note', 'updated_at', 'version'])
      if (author !== undefined) query = query.where('author', '=', author)
      if (path !== undefined) query = query.where('path', '=', path)
      const rows = await query.orderBy('updated_at', 'desc').orderBy('path').execute()
      return rows.map(({ updated_at, ...row }) => ({ ...row, updatedAt: readInstant(updated_at) }))
    },

    save: (draft) => transact(db, (trx) => saveDraft(trx, draft)),

    async delete(path, author) {
      await db
        .deleteFrom('content_drafts')
        .where('path', '=', path)
        .where('author', '=', author)
        .execute()
    },
  }
}

async function saveDraft(
  trx: Kysely<Tables>,
  { path, author, version: seen, ...draft }: Parameters<ContentDrafts['save']>[0],
): Promise<number | undefined> {
  const content = {
    base_hash: draft.baseHash,
    base_text: draft.baseText,
    text: draft.text,
    note: draft.note,
    updated_at: writeInstant(draft.updatedAt),
  }
  let update = trx
    .updateTable('content_drafts')
    .set((eb) => ({ ...content, version: eb('version', '+', 1) }))
    .where('path', '=', path)
    .where('author', '=', author)
  if (seen !== undefined) update = update.where('version', '=', seen)
  const updated = await update.returning('version').executeTakeFirst()
  if (updated) return updated.version
  if (seen !== undefined && seen > 0) return undefined
  const inserted = await trx
    .insertInto('content_drafts')
    .values({ path, author, version: 1, ...content })
    .onConflict((conflict) => conflict.columns(['path', 'author']).doNothing())
    .returning('version')
    .executeTakeFirst()
  if (inserted || seen !== undefined) return inserted?.version
  // Another process has inserted it meanwhile.
  const { version } = await update.returning('version').executeTakeFirstOrThrow()
  return version
}

function readDraft(row: Tables['content_drafts']): ContentDraft {
  const { base_hash, base_text, updated_at, ...same } = row
  return {
    ...same,
    baseHash: base_hash,
    baseText: base_text,
    updatedAt: readInstant(updated_at),
  }
}
