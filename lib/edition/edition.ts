import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '#lib/site/log.ts'
import { readingPolicy } from './headers.ts'
import { makeBodies, makeSmallest, type PageBodies } from './page-bodies.ts'
import type { PressedPage } from './press.ts'
import { PressError } from './press-error.ts'

/** A page of the edition, ready to be sent. */
export type EditionPage = PageBodies & {
  /** What a browser may load and run for it. */
  policy: string
  /** The round in which it was last compared with the app's. */
  seen: number
}

export type EditionSettings = {
  /** The addresses of all pages that can be pressed. */
  paths: ReadonlySet<string>
  /** Asks the app for a page as it is now; rejects when the app does not give one. */
  ask: (path: string) => Promise<string>
  /** Presses a page; throws when its markup is not as expected. */
  press: (html: string) => PressedPage
  /** The most that all bodies together may take, in bytes. */
  room?: number
}

export type Edition = {
  /** The page at an address, pressed when it is first asked for; undefined when it cannot be. */
  find(path: string): EditionPage | Promise<EditionPage | undefined> | undefined
  /** Presses all held pages again and swaps them at once; on a failure the old ones stay. */
  renew(): Promise<void>
  /** Presses every page that is not held yet, one by one, until stopped. */
  fill(): Promise<void>
  stop(): void
}

/** Milliseconds between two pages that nobody asked for yet. */
const PACE = 100

const ROOM = 128 * 1024 * 1024

/** How often a page is compared with the app's, in milliseconds, if somebody asks for it. */
const LOOK_AGAIN = 60_000

/** How many smallest bodies are made at the same time: readers' requests come first. */
const AT_ONCE = 1

/**
 * The pages of the site in memory. The app stays the source: whatever changes there, for whatever
 * reason, is seen within a minute, and at once after `renew`.
 */
export function makeEdition(settings: EditionSettings): Edition {
  const { paths, ask, press, room = ROOM } = settings
  let pages = new Map<string, EditionPage>()
  let round = 0
  let renewing = false
  let stopped = false
  const underWay = new Map<string, Promise<EditionPage | undefined>>()
  const unpressable = new Set<string>()
  const waiting: EditionPage[] = []
  let compressing = 0
  const timer = setInterval(() => {
    round += 1
  }, LOOK_AGAIN)
  timer.unref()

  async function make(path: string): Promise<EditionPage> {
    const seen = round
    const { html, styleHash } = press(await ask(path))
    return { ...(await makeBodies(html)), policy: readingPolicy(styleHash), seen }
  }

  /** Presses a page into the edition that is current now; one that is swapped meanwhile stays. */
  async function pressInto(path: string): Promise<EditionPage | undefined> {
    const into = pages
    const held = into.get(path)
    try {
      const page = await make(path)
      if (held?.hash === page.hash) return Object.assign(held, { seen: page.seen })
      if (into === pages && hasRoom()) hold(path, page)
      return page
    } catch (error) {
      if (held) held.seen = round
      else if (error instanceof PressError) unpressable.add(path)
      log.error('page not pressed', { path, error: String(error) })
      return held
    } finally {
      underWay.delete(path)
    }
  }

  function hasRoom(): boolean {
    return pages.values().reduce((sum, page) => sum + weigh(page), 0) < room
  }

  function hold(path: string, page: EditionPage): void {
    pages.set(path, page)
    waiting.push(page)
    void compressWaiting()
  }

  function pressOnce(path: string): Promise<EditionPage | undefined> {
    const running = underWay.get(path)
    if (running) return running
    const started = pressInto(path)
    underWay.set(path, started)
    return started
  }

  async function compressWaiting(): Promise<void> {
    if (compressing >= AT_ONCE) return
    compressing += 1
    for (let page = waiting.shift(); page && !stopped; page = waiting.shift()) {
      page.br = await makeSmallest(page)
    }
    compressing -= 1
  }

  return {
    find(path) {
      const page = pages.get(path)
      if (page) {
        if (page.seen !== round && !renewing) void pressOnce(path)
        return page
      }
      if (!paths.has(path) || unpressable.has(path)) return undefined
      return pressOnce(path)
    },

    async renew() {
      renewing = true
      try {
        const next = new Map<string, EditionPage>()
        for (const path of pages.keys()) next.set(path, await make(path))
        pages = next
        unpressable.clear()
        underWay.clear()
        waiting.splice(0, waiting.length, ...next.values())
        void compressWaiting()
      } finally {
        renewing = false
      }
    },

    async fill() {
      for (const path of paths) {
        if (stopped || !hasRoom()) return
        if (!pages.has(path) && !unpressable.has(path)) await pressOnce(path)
        await sleep(PACE, undefined, { ref: false })
      }
    },

    stop() {
      stopped = true
      clearInterval(timer)
    },
  }
}

function weigh(page: EditionPage): number {
  return page.gzip.length + (page.br?.length ?? 0)
}
