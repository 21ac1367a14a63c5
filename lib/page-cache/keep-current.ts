import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { today } from '#lib/config/clock.ts'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { nextContent, unreadContent } from '#lib/config/files/content-version.ts'
import { log } from '#lib/config/log.ts'
import { processMetrics } from '#lib/config/metrics.ts'
import { watchContent } from './content-watcher.ts'
import { watchDay } from './day-watcher.ts'
import type { PageCache } from './page-cache.ts'

/** A site that has just started answers first, and gets the search and its other pages ready then. */
const SEARCH_AFTER = 1_000
const FILL_AFTER = 30_000

/** Where a process asks itself. */
export type OwnAddress = { host: string; bracketed: string; port: number }

export type Current = {
  /** Resolves when the pages show today's rules for the first time. */
  ready: Promise<void>
  stop(): void
}

export type CurrentSettings = {
  own: OwnAddress
  /** Opens the address at which the app is told to make its pages anew. */
  internalKey: string
  pages: PageCache
  /** The day whose rules the build shows; undefined when it is out of date for another reason. */
  builtDay: string | undefined
  /** Called before pages are made anew: what the build holds is outdated then. */
  onOutdated: () => void
  /** With which part of the pages to begin. */
  fillFrom: number
}

/**
 * Keeps what a process shows the day's and the content's as they are now: pages are made anew in
 * the background, and the old ones stay until all are ready.
 */
export function keepCurrent(settings: CurrentSettings): Current {
  const { own, internalKey, pages, builtDay, onOutdated, fillFrom } = settings
  let last: Promise<void> = Promise.resolve()

  async function renew(check?: () => void): Promise<void> {
    onOutdated()
    await outdatePages(own, internalKey)
    await pages.renew(check)
    processMetrics().edition.oldContent = unreadContent() !== undefined
    search.refresh()
    fill.refresh()
  }

  /** One renewal at a time: each shows all that is new when it begins. */
  function renewInTurn(check?: () => void): Promise<void> {
    last = last.catch(() => undefined).then(() => renew(check))
    return last
  }

  const search = setTimeout(prepareSearch, SEARCH_AFTER).unref()
  const fill = setTimeout(() => void pages.fill(fillFrom), FILL_AFTER).unref()
  const days = watchDay(builtDay, () => renewInTurn())
  const content = watchContent(contentDir(), async () => {
    nextContent()
    // A new day is shown whatever the content is like; new content only when all of it was read.
    await renewInTurn(() => {
      const unread = unreadContent()
      if (unread !== undefined) throw new Error(unread)
    })
  })
  return {
    ready: days.ready,
    stop() {
      clearTimeout(fill)
      clearTimeout(search)
      content.stop()
      days.stop()
      pages.stop()
    },
  }
}

/** A page as the build made it beforehand; undefined when it has not. */
export async function readBuiltPage(buildDir: string, path: string): Promise<string | undefined> {
  return readFile(join(buildDir, 'server/app', `${path}.html`), 'utf8').catch(() => undefined)
}

/** Makes the search ready in small steps, while the site serves: the first reader need not wait. */
async function prepareSearch(): Promise<void> {
  const { prepareIndex } = await import('#lib/search/index/today-index.ts')
  await prepareIndex(today()).catch((error: unknown) =>
    log.error('search index', { error: String(error) }),
  )
}

/** Has the app render each page anew when it is next asked for it: Next does so in requests only. */
async function outdatePages({ host, port }: OwnAddress, internalKey: string): Promise<void> {
  const headers = {
    Authorization: `Bearer ${internalKey}`,
    'Content-Type': 'application/x-www-form-urlencoded',
  }
  const path = '/api/internal/new-day'
  const req = request({ host, port, path, method: 'POST', headers, agent: new Agent() })
  req.end()
  const [res] = await once(req, 'response')
  res.resume()
  if (res.statusCode !== 204) throw new Error(`the new day was answered with ${res.statusCode}`)
}
