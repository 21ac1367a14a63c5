import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * All plain files below a folder, sorted by their path. Follows no symbolic link, as Node's own
 * recursive reading does: one that leads upward would never end.
 *
 * @param isRead whether a folder is looked into, by its path
 */
export async function listFilesBelow(
  dir: string,
  isRead: (folder: string) => boolean = () => true,
): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true })
  const lists = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const path = join(dir, entry.name)
      if (entry.isDirectory()) return isRead(path) ? listFilesBelow(path, isRead) : []
      return entry.isFile() ? [path] : []
    }),
  )
  return lists.flat().sort()
}
