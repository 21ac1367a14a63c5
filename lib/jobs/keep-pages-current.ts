import { today } from '#lib/config/clock.ts'
import { contentState, sourceContentDir } from '#lib/config/files/content-dir.ts'
import { log } from '#lib/config/log.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { listIssues } from '#lib/newsletter/archive.ts'
import type { PageCache } from '#lib/page-cache/page-cache.ts'
import { keepNewRecords } from '#lib/rule-changes/baseline.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { showSnapshot, takeSnapshot } from './content/content-snapshot.ts'
import { watchContent } from './content/content-watcher.ts'
import { watchDay } from './day-watcher.ts'
import { watchIssues } from './issue-watcher.ts'

/** A site that has just started answers first, and prepares its search and other pages then. */
const SEARCH_DELAY_MS = 1_000
const WARM_UP_DELAY_MS = 30_000

export type PagesCurrent = {
  /** Resolves when the pages show today's rules for the first time. */
  ready: Promise<void>
  stop(): void
}

export type PagesOptions = {
  pages: PageCache
  /** Has the app render every page anew when it is next asked for it. */
  outdate: () => Promise<void>
  /** The day whose rules the build shows; undefined when it is out of date for another reason. */
  builtDay: string | undefined
  dataDir: string
  /** The version of the content that is shown (`openContent`). */
  contentVersion?: string | undefined
  /** Seconds between two looks at the content's folder. */
  contentInterval: number
  /** With which part of the pages to begin, from 0 to 1. */
  warmUpFrom: number
}

/**
 * Keeps what a process shows at today's rules and at the editors' content: pages are rendered
 * anew in the background, and the old ones stay until all are ready.
 */
export function keepPagesCurrent(options: PagesOptions): PagesCurrent {
  const { pages, outdate, builtDay, dataDir, contentVersion, contentInterval, warmUpFrom } = options
  let last: Promise<unknown> = Promise.resolve()

  /** One revalidation at a time: each shows all that is new when it begins. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.catch(() => undefined).then(work)
    last = next
    return next
  }

  async function revalidateDay(only?: string[]): Promise<string[]> {
    await outdate()
    const failed = only ? await pages.retry(only) : await pages.revalidate()
    prepareSoon()
    return failed
  }

  /**
   * Shows the content as it is now: all of it or nothing. What is rendered per request, the search
   * and feeds read the same folder as the pages, before and after.
   */
  async function showContent(): Promise<boolean> {
    const { dir: before } = contentState()
    const snapshot = await takeSnapshot(dataDir)
    if (!snapshot) {
      const { problems } = contentState()
      log.error('new content', { problems: problems.slice(0, 20) })
      return false
    }
    if (snapshot.dir === before) return true
    contentState().dir = snapshot.dir
    try {
      await outdate()
      await pages.revalidateAll()
      await showSnapshot(dataDir, snapshot)
    } catch (error) {
      contentState().dir = before
      contentState().problems = [error instanceof Error ? error.message : String(error)]
      await outdate().catch((failed: unknown) => log.error('outdate', { error: String(failed) }))
      throw error
    }
    prepareSoon()
    await keepNewRecords(await sharedStore(), loadFacts())
    return true
  }

  const search = setTimeout(prepareSearch, SEARCH_DELAY_MS).unref()
  const warmUp = setTimeout(() => void pages.warmUp(warmUpFrom), WARM_UP_DELAY_MS).unref()
  function prepareSoon(): void {
    search.refresh()
    warmUp.refresh()
  }

  /** Has the feeds and the sitemap made anew, and the search, when a letter was sent. */
  async function showIssues(): Promise<void> {
    await outdate()
    prepareSoon()
  }

  const issues = watchIssues(
    async () => listIssues(await sharedStore()),
    () => inTurn(showIssues),
  )
  const days = watchDay(builtDay, (only) => inTurn(() => revalidateDay(only)))
  const content = watchContent(sourceContentDir(), () => inTurn(showContent), {
    shownVersion: contentVersion,
    intervalMs: contentInterval * 1_000,
  })
  return {
    ready: days.ready,
    stop() {
      clearTimeout(warmUp)
      clearTimeout(search)
      content.stop()
      issues.stop()
      days.stop()
      pages.stop()
    },
  }
}

/** Builds the search index in small steps while the site serves: the first reader need not wait. */
async function prepareSearch(): Promise<void> {
  const { prepareIndex } = await import('#lib/search/index/today-index.ts')
  await prepareIndex(today()).catch((error: unknown) =>
    log.error('search index', { error: String(error) }),
  )
}
