import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishingFolder } from '#lib/config/files/content-remote.ts'

/**
 * Tells every process of this machine that the folder holds new content, and holds it whole: the
 * content watcher shows it at once instead of waiting until the files stand still.
 */
export async function tellPublished(dir: string): Promise<void> {
  const folder = publishingFolder(dir)
  await mkdir(folder, { recursive: true })
  const id = randomUUID()
  const draft = join(/* turbopackIgnore: true */ folder, id)
  await writeFile(draft, id)
  await rename(draft, join(/* turbopackIgnore: true */ folder, 'published'))
}

/** Another value after each publication; undefined before the first. */
export async function lastPublished(dir: string): Promise<string | undefined> {
  return readFile(join(publishingFolder(dir), 'published'), 'utf8').catch(() => undefined)
}
