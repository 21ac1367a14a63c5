import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '#lib/config/clock.ts'
import { copyWithChanges, type FileChanges } from '#lib/config/files/changed-copy.ts'
import { contentState, sourceContentDir } from '#lib/config/files/content-dir.ts'
import type { Repositories } from '#lib/store/store.ts'
import { bytesOf } from '../content-file.ts'

/** Copies that nobody has looked at for so long are removed. */
const MAX_AGE_MS = 3_600_000

/** The texts of an editor's drafts, by their path below the content folder. */
export async function draftTexts(
  { contentDrafts }: Pick<Repositories, 'contentDrafts'>,
  author: string,
): Promise<Map<string, string | null>> {
  const entries = await contentDrafts.list({ author })
  const drafts = await Promise.all(entries.map(({ path }) => contentDrafts.find(path, author)))
  return new Map(drafts.flatMap((draft) => (draft ? [[draft.path, draft.text] as const] : [])))
}

/**
 * A folder with the content as readers see it and some files changed. The same changes give the same
 * folder, which stays for an hour after its last use.
 *
 * @returns the folder, named `content` so that findings name paths as everywhere else
 */
export async function previewContent(
  dataDir: string,
  changes: ReadonlyMap<string, string | null>,
): Promise<string> {
  const shown = contentState().dir
  if (changes.size === 0) return shown ?? sourceContentDir()
  const base = shown ?? sourceContentDir()
  const hash = createHash('sha256').update(base)
  for (const [path, text] of [...changes].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(JSON.stringify([path, text]))
  // The folder that is edited may differ from one moment to the next; a validated copy never does.
  if (!shown) hash.update(randomUUID())
  const previews = join(dataDir, 'previews')
  const folder = join(previews, hash.digest('hex').slice(0, 32))
  if (!existsSync(folder)) {
    const unfinished = join(previews, `.${randomUUID()}`)
    try {
      copyWithChanges(base, join(unfinished, 'content'), bytesOfAll(changes))
      await rename(unfinished, folder).catch(ignoreExisting)
    } finally {
      await rm(unfinished, { recursive: true, force: true })
    }
    await removeOld(previews)
  }
  const seconds = now().epochMilliseconds / 1000
  await utimes(folder, seconds, seconds)
  return join(folder, 'content')
}

/** The changes as they lie in files. */
function bytesOfAll(changes: ReadonlyMap<string, string | null>): FileChanges {
  return new Map(
    [...changes].map(([path, text]) => [path, text === null ? null : bytesOf(path, text)]),
  )
}

async function removeOld(previews: string): Promise<void> {
  const oldest = now().epochMilliseconds - MAX_AGE_MS
  for (const name of await readdir(previews)) {
    const found = await stat(join(previews, name)).catch(() => undefined)
    if (found && found.mtimeMs < oldest) {
      await rm(join(previews, name), { recursive: true, force: true })
    }
  }
}

/** Another request has made the same copy first. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}
