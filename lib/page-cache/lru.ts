import { type EncodedBodies, weighBodies } from './encoded-bodies.ts'

/** A page of the edition, ready to be sent. */
export type CachedPage = EncodedBodies & {
  /** What a browser may load and run for it. */
  policy: string
  /** When it was last asked for, as the count of what was asked for until then; 0 for never. */
  used: number
}

/** A page that was put away: its bodies are on disk. */
export type EvictedPage = Pick<CachedPage, 'hash' | 'policy' | 'used'>

/** The part of the room that stays filled when it has become too small. */
const AFTER = 0.8

/**
 * The pages in memory within a bounded room. When they take more, those that were asked for
 * longest ago are put away; of one whose bodies are not on disk nothing stays.
 */
export function createLru(room: number) {
  const pages = new Map<string, CachedPage>()
  const resting = new Map<string, EvictedPage>()
  const kept = new WeakSet<CachedPage>()
  const sizes = new Map<string, number>()
  let size = 0

  function weigh(path: string, page: CachedPage | undefined): void {
    const weight = page ? weighBodies(page) : 0
    size += weight - (sizes.get(path) ?? 0)
    sizes.set(path, weight)
  }

  function makeRoom(): void {
    const byUse = [...pages].sort(([, a], [, b]) => a.used - b.used)
    for (const [path, page] of byUse) {
      if (size <= room * AFTER) return
      pages.delete(path)
      weigh(path, undefined)
      const { hash, policy, used } = page
      if (kept.has(page)) resting.set(path, { hash, policy, used })
    }
  }

  return {
    get: (path: string): CachedPage | undefined => pages.get(path),
    rest: (path: string): EvictedPage | undefined => resting.get(path),
    has: (path: string): boolean => pages.has(path) || resting.has(path),
    /** The pages that somebody asked for. */
    wanted: (): string[] =>
      [...pages, ...resting].flatMap(([path, { used }]) => (used > 0 ? [path] : [])),
    held: (): CachedPage[] => [...pages.values()],
    hasRoom: (): boolean => size < room * AFTER,

    put(path: string, page: CachedPage): void {
      resting.delete(path)
      pages.set(path, page)
      weigh(path, page)
      if (size > room) makeRoom()
    },

    /** Notes that a page's bodies are on disk, and gives it the smallest if it had none. */
    keep(path: string, page: CachedPage, br: Buffer): void {
      kept.add(page)
      page.br = br
      if (pages.get(path) !== page) return
      weigh(path, page)
      if (size > room) makeRoom()
    },
  }
}

export type Lru = ReturnType<typeof createLru>
