import type { Repositories } from '#lib/store/store.ts'
import { textOf } from '../content-file.ts'
import { parseContentPath } from '../content-path.ts'
import { findRepository, git, type Repository } from '../git/git.ts'
import { readBlob } from '../versions.ts'

/** One published change of the content: who, when, why and which files. */
export type HistoryEntry = {
  /** The commit, or the id of the change where the store keeps the history. */
  id: string
  at: Temporal.Instant
  author: string
  note: string
  /** Below the content folder; only files that editors may write to. */
  paths: string[]
}

/** A file before and after a change; `null`: there was none. */
export type FileVersions = { path: string; before: string | null; after: string | null }

type Where = { dir: string }
type ChangeStore = Pick<Repositories, 'contentChanges'>

/** Parts the fields of a commit, and commits: signs that no message holds. */
const FIELD = '\u001f'
const ENTRY = '\u001e'

/**
 * The published changes of all content or of one file, the latest first: by editors and by developers
 * alike where git keeps the history, otherwise those made at the desk.
 */
export async function listHistory(
  { contentChanges }: ChangeStore,
  { dir }: Where,
  { path, limit }: { path?: string; limit: number },
): Promise<HistoryEntry[]> {
  const repository = await findRepository(dir)
  if (repository) return gitHistory(repository, path, limit)
  const states = ['published'] as const
  const changes = await contentChanges.list(path ? { states, path, limit } : { states, limit })
  return changes.map(({ id, author, note, paths, publishedAt, createdAt }) => ({
    id,
    at: publishedAt ?? createdAt,
    author,
    note,
    paths,
  }))
}

async function gitHistory(
  { dir, prefix }: Repository,
  path: string | undefined,
  limit: number,
): Promise<HistoryEntry[]> {
  const format = `--format=${ENTRY}%H${FIELD}%at${FIELD}%ae${FIELD}%B${FIELD}`
  const log = ['log', `--max-count=${limit}`, '--name-only', '--no-renames', '-z', format]
  const said = await git(dir, [...log, '--', path ?? '.'])
  return said
    .split(ENTRY)
    .slice(1)
    .map((entry) => {
      const [id = '', seconds = '0', author = '', note = '', names = ''] = entry.split(FIELD)
      const paths = names
        .split(/[\0\n]/)
        .filter((name) => name !== '' && name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
        .filter((name) => parseContentPath(name))
      const at = Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000)
      return { id, at, author, note: note.trim(), paths }
    })
}

/** The files of a published change, before and after it; undefined when there is no such change. */
export async function findChange(
  { contentChanges }: ChangeStore,
  { dir }: Where,
  id: string,
): Promise<(HistoryEntry & { files: FileVersions[] }) | undefined> {
  const repository = await findRepository(dir)
  if (repository && /^[0-9a-f]{40}$/.test(id)) return findCommit(repository, id)
  const change = await contentChanges.find(id)
  if (change?.state !== 'published') return undefined
  if (change.commit && repository) return findCommit(repository, change.commit)
  const { author, note, publishedAt, createdAt } = change
  const files = change.files.map(({ path, baseText, text }) => ({
    path,
    before: baseText,
    after: text,
  }))
  return {
    id,
    at: publishedAt ?? createdAt,
    author,
    note,
    paths: files.map(({ path }) => path),
    files,
  }
}

async function findCommit(
  repository: Repository,
  id: string,
): Promise<(HistoryEntry & { files: FileVersions[] }) | undefined> {
  const { dir, prefix } = repository
  // Only what is published: any other object of the repository is nobody's business here.
  const entries = await gitHistory(repository, undefined, MAX_LOOKED_THROUGH)
  const entry = entries.find((one) => one.id === id)
  if (!entry) return undefined
  const read = async (commit: string, path: string) => {
    const bytes = await readBlob(dir, commit, `${prefix}${path}`)
    return bytes ? textOf(path, bytes) : null
  }
  const files: FileVersions[] = []
  for (const path of entry.paths) {
    const [before, after] = [await read(`${id}~1`, path), await read(id, path)]
    files.push({ path, before, after })
  }
  return { ...entry, files }
}

/** How far back single changes can be opened. */
const MAX_LOOKED_THROUGH = 5_000
