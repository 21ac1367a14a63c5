import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { now } from '#lib/config/clock.ts'
import type { DiskCache } from '#lib/config/files/disk-cache.ts'
import { log } from '#lib/config/log.ts'
import type { OptimizedPage } from '#lib/html-optimizer/html-optimizer.ts'
import { createDictionaryBodies, type DictionaryEncoding, isDictionary } from './dictionary.ts'
import {
  type EncodedBodies,
  encodeBodies,
  QUERY_QUALITY,
  sizeOf,
  toSmallest,
} from './encoded-bodies.ts'
import { BusyError, limiter } from './limiter.ts'
import { readingPolicy } from './security-headers.ts'

/** A page that is ready to be sent. */
export type CachedPage = EncodedBodies & {
  /** Its content security policy. */
  policy: string
}

export type PageCacheOptions = {
  /** The paths of all pages that are the same for every query, as they are now. */
  listPaths: () => ReadonlySet<string>
  /** Renders a page; undefined when there is none, and rejects when rendering fails. */
  render: (address: string) => Promise<string | undefined>
  /** Optimizes a page; what it throws is a fault of that page alone. */
  optimize: (html: string) => OptimizedPage
  /** The memory that all bodies of pages may take, in bytes. */
  maxSize?: number
  diskCache?: DiskCache
  /**
   * Whether to work ahead of readers: `warmUp` and the smallest brotli of each page. Without it,
   * pages are made when first asked for, and compressed quickly only.
   */
  isAhead?: boolean
}

export type PageCache = {
  /**
   * The page at a path, made when it is first asked for. Undefined when it cannot be had: then
   * the app answers.
   */
  find(path: string): CachedPage | Promise<CachedPage | undefined> | undefined
  /**
   * The page of an address with its query, made when it is first asked for, a few at a time.
   * Rejects with a `BusyError` when too many wait.
   */
  findByAddress(address: string): CachedPage | Promise<CachedPage | undefined> | undefined
  /**
   * The body of a page for a browser that has one of the pages of its language as a dictionary.
   * Undefined when this process does not have exactly that dictionary, or is busy.
   *
   * @param digest SHA-256 of the dictionary in base64
   */
  encodeWith(
    page: { path: string; page: CachedPage },
    digest: string,
    encoding: DictionaryEncoding,
  ): Buffer | Promise<Buffer> | undefined
  /** Whether a path is that of a page, be it in memory or not. */
  has(path: string): boolean
  /** The paths of all pages; another set after each change of the content. */
  list(): ReadonlySet<string>
  /**
   * Renders anew the pages that readers asked for, and swaps all at once.
   *
   * @returns the paths that could not be rendered, which keep their old page
   */
  revalidate(): Promise<string[]>
  /** Renders some pages anew, each in place of its old one. Gives those that failed again. */
  retry(paths: readonly string[]): Promise<string[]>
  /** The same, but rejects and keeps all old pages when one cannot be rendered. */
  revalidateAll(): Promise<void>
  /** Makes every page that is not in memory yet, one after another, from a part (0 to 1) on. */
  warmUp(from?: number): Promise<void>
  stop(): void
}

/** Pause between warm-up renders: at least 100 ms, and four times as long as the last one took. */
const MIN_PAUSE_MS = 100
const PAUSE_FACTOR = 4

const MAX_SIZE = 128 * 1024 * 1024

/** Bounds of the pages of single queries: strangers choose how many there are. */
const MAX_ADDRESSES = { max: 2_000, maxSize: 32 * 1024 * 1024 }
/**
 * Pages of a query that are rendered at the same time and that may wait for it. Rendering holds up
 * every reader, so it takes at most half of the time.
 */
const MAX_RENDERS = 1
const MAX_WAITING = 50
const RENDER_PAUSE = 1

/** What was rendered for one day and one content. */
type Generation = {
  pages: LRUCache<string, CachedPage>
  addresses: LRUCache<string, CachedPage>
  /** The paths of guides by the digest of their content: what a browser may have as a dictionary. */
  dictionaries: Map<string, string>
  /** Pages that the optimizer cannot handle: the app's own goes out. */
  unoptimized: Set<string>
}

/** The site's rendered pages in memory. The app stays the source. */
export function createPageCache(options: PageCacheOptions): PageCache {
  const { listPaths, render, optimize, maxSize = MAX_SIZE, diskCache, isAhead = true } = options
  let paths = listPaths()
  let current = newGeneration()
  let stopped = false
  const requested = new Set<string>()
  const pending = new Map<string, Promise<CachedPage | undefined>>()
  const dictionaryBodies = createDictionaryBodies(diskCache)
  const limitRenders = limiter(MAX_RENDERS, MAX_WAITING, RENDER_PAUSE)
  const limitCompression = limiter(1, Number.POSITIVE_INFINITY)

  function newGeneration(): Generation {
    return {
      pages: new LRUCache<string, CachedPage>({
        maxSize: Math.max(1, maxSize),
        sizeCalculation: sizeOf,
      }),
      addresses: new LRUCache<string, CachedPage>({ ...MAX_ADDRESSES, sizeCalculation: sizeOf }),
      dictionaries: new Map(),
      unoptimized: new Set(),
    }
  }

  /** Renders, optimizes and encodes a page. Rejects when it cannot be rendered. */
  async function make(
    address: string,
    generation: Generation,
    quality?: number,
  ): Promise<CachedPage | undefined> {
    const page = await render(address)
    if (page === undefined) return undefined
    try {
      const { html, ...hashes } = optimize(page)
      return { ...(await encodeBodies(html, diskCache, quality)), policy: readingPolicy(hashes) }
    } catch (error) {
      log.error('page not optimized', { path: pathOf(address), error: String(error) })
      generation.unoptimized.add(pathOf(address))
      return undefined
    }
  }

  async function makeInto(path: string, generation: Generation): Promise<CachedPage | undefined> {
    const page = await make(path, generation)
    if (!page) {
      generation.pages.delete(path)
      return undefined
    }
    generation.unoptimized.delete(path)
    put(generation, path, page)
    if (isAhead && !page.isSmallest) void shrink(path, page, generation)
    return page
  }

  function put({ pages, dictionaries }: Generation, path: string, page?: CachedPage): void {
    if (!page) return
    pages.set(path, page)
    if (isDictionary(path)) dictionaries.set(page.digest, path)
  }

  /** Replaces a page's brotli body by the smallest, in the background. */
  async function shrink(path: string, page: CachedPage, { pages }: Generation): Promise<void> {
    await limitCompression(async () => {
      if (stopped || pages.peek(path) !== page) return
      const smallest = await toSmallest(page, diskCache)
      if (pages.peek(path) === page) pages.set(path, { ...page, ...smallest })
    })
  }

  /** One rendering at a time for each address; further requests wait for the same one. */
  function once(address: string, start: () => Promise<CachedPage | undefined>) {
    const running = pending.get(address)
    if (running) return running
    const started = start()
      .catch((error: unknown) => {
        if (error instanceof BusyError) throw error
        log.error('page not rendered', { path: pathOf(address), error: String(error) })
        return undefined
      })
      .finally(() => {
        if (pending.get(address) === started) pending.delete(address)
      })
    pending.set(address, started)
    return started
  }

  async function makeForAddress(address: string): Promise<CachedPage | undefined> {
    const generation = current
    return limitRenders(async () => {
      const page = await make(address, generation, QUERY_QUALITY)
      if (page) generation.addresses.set(address, page)
      return page
    })
  }

  function swap(next: Generation, pathsNow: ReadonlySet<string>): void {
    paths = pathsNow
    current = next
    pending.clear()
    for (const path of requested) if (!paths.has(path)) requested.delete(path)
  }

  /** Makes pages one after another. Gives those that failed. */
  async function makeAll(
    wanted: Iterable<string>,
    generation: Generation,
    pathsNow: ReadonlySet<string>,
  ): Promise<string[]> {
    const failed: string[] = []
    for (const path of wanted) {
      if (!pathsNow.has(path) || stopped) continue
      await makeInto(path, generation).catch((error: unknown) => {
        log.error('page not rendered', { path, error: String(error) })
        failed.push(path)
      })
    }
    return failed
  }

  return {
    find(path) {
      if (!paths.has(path) || current.unoptimized.has(path)) return undefined
      requested.add(path)
      return current.pages.get(path) ?? once(path, () => makeInto(path, current))
    },

    findByAddress(address) {
      if (current.unoptimized.has(pathOf(address))) return undefined
      return current.addresses.get(address) ?? once(address, () => makeForAddress(address))
    },

    encodeWith({ path, page }, digest, encoding) {
      const source = current.dictionaries.get(digest)
      const dictionary = source && current.pages.get(source)
      if (!dictionary || dictionary.digest !== digest) return undefined
      if (localeOf(source) !== localeOf(path) || source === path) return undefined
      return dictionaryBodies.encode(page, dictionary, encoding)
    },

    has: (path) => paths.has(path),

    list: () => paths,

    async revalidate() {
      const pathsNow = listPaths()
      const next = newGeneration()
      const failed = await makeAll(requested, next, pathsNow)
      for (const path of failed) put(next, path, current.pages.peek(path))
      swap(next, pathsNow)
      return failed
    },

    retry: (failed) => makeAll(failed, current, paths),

    async revalidateAll() {
      const pathsNow = listPaths()
      const next = newGeneration()
      const before = [...current.pages.keys()].reverse()
      const failed = await makeAll(requested, next, pathsNow)
      if (failed.length > 0) {
        // What readers asked for meanwhile may show what is not to be shown, and is made again.
        const restored = newGeneration()
        for (const path of before) put(restored, path, current.pages.peek(path))
        swap(restored, paths)
        throw new Error(`not rendered: ${failed.join(', ')}`)
      }
      swap(next, pathsNow)
    },

    async warmUp(from = 0) {
      if (!isAhead) return
      const all = [...paths]
      const start = Math.floor(all.length * from)
      for (const path of [...all.slice(start), ...all.slice(0, start)]) {
        if (stopped || current.pages.calculatedSize > maxSize * 0.8) break
        const begun = now()
        if (!current.pages.has(path) && !current.unoptimized.has(path)) {
          await once(path, () => makeInto(path, current))
        }
        const took = begun.until(now()).total('milliseconds')
        await sleep(Math.max(MIN_PAUSE_MS, PAUSE_FACTOR * took), undefined, { ref: false })
      }
      if (!stopped) await diskCache?.clean()
    },

    stop() {
      stopped = true
    },
  }
}

function localeOf(path: string): string | undefined {
  return path.split('/')[1]
}

function pathOf(address: string): string {
  return address.split('?', 1)[0] ?? ''
}
