import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import type { EncodedBodies } from './encoded-bodies.ts'

/** How long a body stays that nothing asked for, in milliseconds: also that of an older build. */
const KEEP = 7 * 24 * 3_600_000

export type DiskCache = {
  /** The bodies of a content, if they were kept before. */
  load(hash: string): Promise<EncodedBodies | undefined>
  /** Keeps the bodies of a content. */
  save(bodies: EncodedBodies): Promise<void>
  /** Removes what nothing asked for in a long time. */
  clean(): Promise<void>
}

/**
 * Compressed bodies on disk, by the hash of what they say, so that what did not change is not
 * compressed again: not at the next start, not by the next build and not by another process. It is
 * a cache; when the disk does not do its part, everything goes on without it.
 */
export function openDiskCache(dir: string): DiskCache {
  const file = (hash: string, ending: string): string => join(dir, `${hash}.${ending}`)

  async function write(path: string, body: Buffer): Promise<void> {
    const half = `${path}.${randomUUID()}`
    await writeFile(half, body)
    await rename(half, path)
  }

  return {
    async load(hash) {
      try {
        const paths = [file(hash, 'gz'), file(hash, 'br')]
        const [gzip, br] = await Promise.all(paths.map((path) => readFile(path)))
        if (!gzip || !br) return undefined
        const at = now().epochMilliseconds / 1000
        await Promise.all(paths.map((path) => utimes(path, at, at)))
        return { hash, gzip, br }
      } catch {
        return undefined
      }
    },

    async save({ hash, gzip, br }) {
      if (!br) return
      try {
        await mkdir(dir, { recursive: true })
        await write(file(hash, 'gz'), gzip)
        await write(file(hash, 'br'), br)
      } catch (error) {
        log.warn('body not kept', { error: String(error) })
      }
    },

    async clean() {
      const at = now().epochMilliseconds
      try {
        for (const name of await readdir(dir)) {
          const { mtimeMs } = await stat(join(dir, name))
          if (at - mtimeMs > KEEP) await rm(join(dir, name), { force: true })
        }
      } catch (error) {
        log.warn('bodies not cleaned', { error: String(error) })
      }
    },
  }
}

/** Keeps nothing. */
export const NO_DISK_CACHE: DiskCache = {
  load: async () => undefined,
  save: async () => undefined,
  clean: async () => undefined,
}
