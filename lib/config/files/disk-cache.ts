import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BUILDS_DIR } from '../build-dir.ts'
import { now } from '../clock.ts'

/** Entries that have not been read for this long are removed, including those of older builds. */
const MAX_AGE_MS = 7 * 24 * 3_600_000

const DIGEST_BYTES = 16

/** One entry of the disk cache. */
export type CacheEntry = {
  /** The cached data; undefined if there is none. */
  read(): Buffer | undefined
  write(data: string | Uint8Array): void
}

export type DiskCache = {
  /**
   * The cache entry for the result computed from `source`.
   *
   * @param version of the computation: a new version invalidates all older entries
   */
  entry(version: string, source: string): CacheEntry
  /** Removes entries that have not been read for a week. */
  clean(): Promise<void>
}

/**
 * A cache on disk for results that take long to compute, keyed by the hash of their input and
 * shared by builds and processes. If the disk is full or read-only, or an entry is damaged, results
 * are computed again.
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

/** The disk cache of all releases. */
export const diskCache = openDiskCache(join(process.cwd(), BUILDS_DIR, 'cache/made'))

/** What an entry begins with. After a power cut a file may be there without its bytes. */
function digestOf(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest().subarray(0, DIGEST_BYTES)
}

function readEntry(file: string): Buffer | undefined {
  try {
    const entry = readFileSync(file)
    const data = entry.subarray(DIGEST_BYTES)
    if (!entry.subarray(0, DIGEST_BYTES).equals(digestOf(data))) return undefined
    const seconds = now().epochMilliseconds / 1000
    utimesSync(file, seconds, seconds)
    return data
  } catch {
    return undefined
  }
}

/** Writes to a temporary file and renames it: other processes may read or write the same entry. */
function writeEntry(file: string, content: string | Uint8Array): void {
  const data = Buffer.from(content)
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(temporary, Buffer.concat([digestOf(data), data]))
    renameSync(temporary, file)
  } catch {
    // Ignored: the cache only saves time.
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
