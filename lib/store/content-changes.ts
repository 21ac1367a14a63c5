import type { Kysely, Selectable } from 'kysely'
import type { By, ChangeEntry, ContentChange, ContentChanges, FileEdit } from './content-types.ts'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, writeInstant } from './database/values.ts'
import { insertDeskEntry } from './desk.ts'

const OPEN = ['review', 'scheduled'] as const

/** The changes of the content in a database. */
export function contentChangeRepository(db: Kysely<Tables>): ContentChanges {
  return {
    insert: ({ id, note, files, by, at }) =>
      transact(db, async (trx) => {
        await trx
          .insertInto('content_changes')
          .values({ id, state: 'review', author: by, note, created_at: writeInstant(at) })
          .execute()
        await insertFiles(trx, id, files)
        await trx
          .deleteFrom('content_drafts')
          .where('author', '=', by)
          .where(
            'path',
            'in',
            files.map(({ path }) => path),
          )
          .execute()
        await insertDeskEntry(trx, { at, by, what: 'content-submitted', about: id })
      }),

    find: (id) => findChange(db, id),

    async list({ states, path, limit }) {
      let query = db.selectFrom('content_changes').selectAll()
      if (states) query = query.where('state', 'in', states)
      if (path !== undefined) {
        query = query.where('id', 'in', (eb) =>
          eb.selectFrom('content_change_files').select('change_id').where('path', '=', path),
        )
      }
      const rows = await query
        .orderBy(({ fn }) => fn.coalesce('published_at', 'created_at'), 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return withPaths(db, rows)
    },

    approve: (id, { by, at }) =>
      transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('content_changes')
          .set({ approved_by: by, approved_at: writeInstant(at) })
          .where('id', '=', id)
          .where('state', 'in', OPEN)
          .where('author', '!=', by)
          .where('approved_by', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        await insertDeskEntry(trx, { at, by, what: 'content-approved', about: id })
        return true
      }),

    schedule: (id, publishAt, { by, at }) =>
      transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('content_changes')
          .set({
            state: publishAt ? 'scheduled' : 'review',
            publish_at: publishAt ? writeInstant(publishAt) : null,
            problem: null,
          })
          .where('id', '=', id)
          .where('state', 'in', OPEN)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        const what = publishAt ? 'content-scheduled' : 'content-unscheduled'
        await insertDeskEntry(trx, { at, by, what, about: id })
        return true
      }),

    withdraw: (id, by) => transact(db, (trx) => withdraw(trx, id, by)),

    async due(at) {
      const rows = await db
        .selectFrom('content_changes')
        .select('id')
        .where('state', '=', 'scheduled')
        .where('publish_at', '<=', writeInstant(at))
        .orderBy('publish_at')
        .orderBy('created_at')
        .execute()
      return rows.map(({ id }) => id)
    },

    async setProblem(id, problem) {
      await db
        .updateTable('content_changes')
        .set({ state: 'review', publish_at: null, problem })
        .where('id', '=', id)
        .where('state', 'in', OPEN)
        .execute()
    },

    setPublished: (id, files, commit, { by, at }) =>
      transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('content_changes')
          .set({
            state: 'published',
            published_by: by,
            published_at: writeInstant(at),
            git_commit: commit ?? null,
            problem: null,
          })
          .where('id', '=', id)
          .where('state', 'in', OPEN)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        await trx.deleteFrom('content_change_files').where('change_id', '=', id).execute()
        const kept = commit ? files.map((file) => ({ ...file, baseText: null, text: null })) : files
        await insertFiles(trx, id, kept)
        await insertDeskEntry(trx, { at, by, what: 'content-published', about: id })
        return true
      }),

    async versions(path, limit) {
      const rows = await db
        .selectFrom('content_changes')
        .innerJoin('content_change_files', 'content_change_files.change_id', 'content_changes.id')
        .selectAll()
        .where('path', '=', path)
        .where('state', '=', 'published')
        .where('git_commit', 'is', null)
        .orderBy('published_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...readChange(row), file: readFile(row) }))
    },
  }
}

async function withdraw(
  trx: Kysely<Tables>,
  id: string,
  { by, at }: By,
): ReturnType<ContentChanges['withdraw']> {
  const change = await findChange(trx, id)
  const { numUpdatedRows } = await trx
    .updateTable('content_changes')
    .set({ state: 'withdrawn' })
    .where('id', '=', id)
    .where('state', 'in', OPEN)
    .executeTakeFirst()
  if (!change || numUpdatedRows === 0n) return 'published'
  const { author, note, files } = change
  const begun = await trx
    .selectFrom('content_drafts')
    .select('path')
    .where('author', '=', author)
    .where(
      'path',
      'in',
      files.map(({ path }) => path),
    )
    .execute()
  if (begun.length > 0) {
    await trx
      .updateTable('content_changes')
      .set({ state: change.state })
      .where('id', '=', id)
      .execute()
    return 'drafted'
  }
  for (const { path, baseHash, baseText, text } of files) {
    await trx
      .insertInto('content_drafts')
      .values({
        path,
        author,
        base_hash: baseHash,
        base_text: baseText,
        text,
        note,
        updated_at: writeInstant(at),
        version: 1,
      })
      .execute()
  }
  await insertDeskEntry(trx, { at, by, what: 'content-withdrawn', about: id })
  return 'withdrawn'
}

async function insertFiles(trx: Kysely<Tables>, id: string, files: FileEdit[]): Promise<void> {
  for (const { path, baseHash, baseText, text } of files) {
    await trx
      .insertInto('content_change_files')
      .values({ change_id: id, path, base_hash: baseHash, base_text: baseText, text })
      .execute()
  }
}

async function findChange(db: Kysely<Tables>, id: string): Promise<ContentChange | undefined> {
  const row = await db
    .selectFrom('content_changes')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const files = await db
    .selectFrom('content_change_files')
    .selectAll()
    .where('change_id', '=', id)
    .orderBy('path')
    .execute()
  return { ...readChange(row), files: files.map(readFile) }
}

async function withPaths(
  db: Kysely<Tables>,
  rows: Selectable<Tables['content_changes']>[],
): Promise<ChangeEntry[]> {
  if (rows.length === 0) return []
  const files = await db
    .selectFrom('content_change_files')
    .select(['change_id', 'path'])
    .where(
      'change_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('path')
    .execute()
  const paths = Map.groupBy(files, (file) => file.change_id)
  return rows.map((row) => ({
    ...readChange(row),
    paths: (paths.get(row.id) ?? []).map(({ path }) => path),
  }))
}

function readChange(row: Selectable<Tables['content_changes']>): Omit<ContentChange, 'files'> {
  return {
    id: row.id,
    state: row.state,
    author: row.author,
    note: row.note,
    createdAt: readInstant(row.created_at),
    ...(row.approved_by !== null && { approvedBy: row.approved_by }),
    ...(row.approved_at !== null && { approvedAt: readInstant(row.approved_at) }),
    ...(row.publish_at !== null && { publishAt: readInstant(row.publish_at) }),
    ...(row.published_by !== null && { publishedBy: row.published_by }),
    ...(row.published_at !== null && { publishedAt: readInstant(row.published_at) }),
    ...(row.git_commit !== null && { commit: row.git_commit }),
    ...(row.problem !== null && { problem: row.problem }),
  }
}

function readFile(row: Selectable<Tables['content_change_files']>): FileEdit {
  return { path: row.path, baseHash: row.base_hash, baseText: row.base_text, text: row.text }
}

/**
 * Wipes what editors have written of a person whose recommendation is removed: drafts of the story, and
 * its texts in changes. A change that is not published goes back, without the texts. Call it within the
 * transaction of the removal.
 */
export async function wipeStoryTexts(trx: Kysely<Tables>, reference: string): Promise<void> {
  const isStory = `%reference: ${reference}%`
  await trx
    .deleteFrom('content_drafts')
    .where('path', 'like', 'stories/%')
    .where(({ or, eb }) => or([eb('text', 'like', isStory), eb('base_text', 'like', isStory)]))
    .execute()
  const wiped = await trx
    .updateTable('content_change_files')
    .set({ text: null, base_text: null })
    .where('path', 'like', 'stories/%')
    .where(({ or, eb }) => or([eb('text', 'like', isStory), eb('base_text', 'like', isStory)]))
    .returning('change_id')
    .execute()
  if (wiped.length === 0) return
  await trx
    .updateTable('content_changes')
    .set({ state: 'withdrawn', problem: null })
    .where(
      'id',
      'in',
      wiped.map(({ change_id }) => change_id),
    )
    .where('state', 'in', OPEN)
    .execute()
}
