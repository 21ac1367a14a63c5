import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BUILD_DIR } from '../build-dir.ts'
import { now } from '../clock.ts'

/** How long an entry stays that nothing has read, also one of an older build. */
const MAX_AGE_MS = 7 * 24 * 3_600_000

/** One entry of the disk cache. */
export type CacheEntry = {
  /** What was written before; undefined when nothing was. */
  read(): Buffer | undefined
  write(data: string | Uint8Array): void
}

export type DiskCache = {
  /**
   * The entry for what is made from `source`.
   *
   * @param version says how it is made, and changes with that: older entries are never read again
   */
  entry(version: string, source: string): CacheEntry
  /** Removes entries that nothing has read for a week. */
  clean(): Promise<void>
}

/**
 * A folder for what takes long to make, by the hash of what it is made of, shared by builds and
 * processes. Where the disk is full or read-only, everything is made anew and still right.
 */
export function openDiskCache(folder: string): DiskCache {
  return {
    entry(version, source) {
      const key = createHash('sha256').update(`${version}\n${source}`).digest('hex')
      const file = join(folder, key.slice(0, 2), key)
      return { read: () => readEntry(file), write: (data) => writeEntry(file, data) }
    },
    clean: () => removeOld(folder),
  }
}

/** The disk cache of the build. */
export const diskCache = openDiskCache(join(process.cwd(), BUILD_DIR, 'cache/made'))

function readEntry(file: string): Buffer | undefined {
  try {
    const data = readFileSync(file)
    const seconds = now().epochMilliseconds / 1000
    utimesSync(file, seconds, seconds)
    return data
  } catch {
    return undefined
  }
}

/** Writes under another name first: processes may write the same entry at once, or read it. */
function writeEntry(file: string, data: string | Uint8Array): void {
  const unfinished = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(unfinished, data)
    renameSync(unfinished, file)
  } catch {
    // See above: the cache only saves time.
  }
}

async function removeOld(folder: string): Promise<void> {
  const oldest = now().epochMilliseconds - MAX_AGE_MS
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < oldest) await rm(path, { force: true })
  }
}
