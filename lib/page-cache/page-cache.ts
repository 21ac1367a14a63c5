import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import type { OptimizedPage } from '#lib/html-optimizer/html-optimizer.ts'
import { UnsupportedMarkupError } from '#lib/html-optimizer/unsupported-markup-error.ts'
import { type DiskCache, NO_DISK_CACHE } from './disk-cache.ts'
import { encodeBodies, hashOf, makeSmallest } from './encoded-bodies.ts'
import { type CachedPage, createLru, type EvictedPage, type Lru } from './lru.ts'
import { readingPolicy } from './security-headers.ts'

export type PageCacheOptions = {
  /** The addresses of all pages that can be pressed, as they are now. */
  listPaths: () => ReadonlySet<string>
  /** Gives a page as the app makes it now; undefined when there is none, and rejects when it fails. */
  ask: (path: string) => Promise<string | undefined>
  /** Presses a page; throws when its markup is not as expected. */
  press: (html: string) => OptimizedPage
  /** The most that all bodies in memory may take together, in bytes. */
  room?: number
  /** Where bodies are kept that memory has no room for, or that were made before. */
  kept?: DiskCache
}

export type PageCache = {
  /** The page at an address, pressed when it is first asked for; undefined when it cannot be. */
  find(path: string): CachedPage | Promise<CachedPage | undefined> | undefined
  /** Whether there is such a page, pressed or not. */
  knows(path: string): boolean
  /**
   * Presses all pages again that somebody asked for and swaps them at once, without those that there
   * are no more; on a failure the old ones stay.
   *
   * @param check called when all are made and none is shown yet; what it throws is a failure
   */
  renew(check?: () => void): Promise<void>
  /** Presses every page that is not held yet, one by one, beginning at a part of the way. */
  fill(from?: number): Promise<void>
  stop(): void
}

type Waiting = { into: Lru; path: string; page: CachedPage }

/** Milliseconds between two pages that nobody asked for yet, at least, and as a multiple of the first. */
const PACE = 100
const REST = 4

const ROOM = 128 * 1024 * 1024

/** How many smallest bodies are made at the same time: readers' requests come first. */
const AT_ONCE = 1

/** The pages of the site in memory. The app stays the source, and is asked again by `renew`. */
export function createPageCache(settings: PageCacheOptions): PageCache {
  const { listPaths, ask, press, room = ROOM, kept = NO_DISK_CACHE } = settings
  let paths = listPaths()
  let shelf = createLru(room)
  let asked = 0
  let stopped = false
  const underWay = new Map<string, Promise<CachedPage | undefined>>()
  const unpressable = new Set<string>()
  const waiting: Waiting[] = []
  let compressing = 0

  async function make(path: string, used: number): Promise<CachedPage | undefined> {
    const page = await ask(path)
    if (page === undefined) return undefined
    const { html, styleHash } = press(page)
    const bodies = (await kept.load(hashOf(html))) ?? (await encodeBodies(html))
    return { ...bodies, policy: readingPolicy(styleHash), used }
  }

  /** Presses a page into the edition that is current now; one that is swapped meanwhile stays. */
  async function pressInto(path: string, used: number): Promise<CachedPage | undefined> {
    const into = shelf
    try {
      const page = await make(path, used)
      if (page && into === shelf) hold(into, path, page)
      return page
    } catch (error) {
      if (error instanceof UnsupportedMarkupError) unpressable.add(path)
      log.error('page not pressed', { path, error: String(error) })
      return undefined
    } finally {
      underWay.delete(path)
    }
  }

  function hold(into: Lru, path: string, page: CachedPage): void {
    into.put(path, page)
    if (page.br) into.keep(path, page, page.br)
    else waiting.push({ into, path, page })
    void compressWaiting()
  }

  /** Takes a page from disk that was put away; when it is not there, it is pressed again. */
  async function bring(path: string, { hash, policy }: EvictedPage) {
    const into = shelf
    const bodies = await kept.load(hash)
    if (!bodies) return pressInto(path, asked)
    underWay.delete(path)
    const page = { ...bodies, policy, used: asked }
    if (into === shelf) hold(into, path, page)
    return page
  }

  function once(path: string, start: () => Promise<CachedPage | undefined>) {
    const running = underWay.get(path)
    if (running) return running
    const started = start()
    underWay.set(path, started)
    return started
  }

  async function compressWaiting(): Promise<void> {
    if (compressing >= AT_ONCE) return
    compressing += 1
    for (let next = waiting.shift(); next && !stopped; next = waiting.shift()) {
      const { into, path, page } = next
      // Another process may have made it meanwhile.
      const made = (await kept.load(page.hash))?.br
      const br = made ?? (await makeSmallest(page))
      if (!made) await kept.save({ ...page, br })
      into.keep(path, page, br)
    }
    compressing -= 1
  }

  return {
    find(path) {
      asked += 1
      const page = shelf.get(path)
      if (page) {
        page.used = asked
        return page
      }
      if (!paths.has(path) || unpressable.has(path)) return undefined
      const resting = shelf.rest(path)
      return once(path, () => (resting ? bring(path, resting) : pressInto(path, asked)))
    },

    knows: (path) => paths.has(path),

    async renew(check) {
      const pathsNow = listPaths()
      const next = createLru(room)
      for (const path of shelf.wanted()) {
        const page = pathsNow.has(path) ? await make(path, asked) : undefined
        if (page) hold(next, path, page)
      }
      check?.()
      paths = pathsNow
      shelf = next
      unpressable.clear()
      underWay.clear()
      waiting.splice(0, waiting.length, ...waiting.filter(({ into }) => into === next))
    },

    async fill(from = 0) {
      const all = [...paths]
      const start = Math.floor(all.length * from)
      for (const path of [...all.slice(start), ...all.slice(0, start)]) {
        if (stopped || !shelf.hasRoom()) break
        const begun = now()
        if (!shelf.has(path) && !unpressable.has(path)) await once(path, () => pressInto(path, 0))
        // What the app has to make anew takes long, and readers come first.
        const took = begun.until(now()).total('milliseconds')
        await sleep(Math.max(PACE, REST * took), undefined, { ref: false })
      }
      if (!stopped) await kept.clean()
    },

    stop() {
      stopped = true
    },
  }
}
