import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { now } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { lastPublished } from '#lib/publishing/swap/published.ts'
import { retryPause } from '../retry.ts'
import { hashFolder, listFiles } from './content-snapshot.ts'

/** What is published at the desk is whole at once, and is looked for so often: one small file. */
const PUBLISHED_INTERVAL_MS = 300

export type ContentWatcher = {
  /** Looks once, as it does by itself every few seconds. */
  look(): Promise<void>
  stop(): void
}

/**
 * Has the content shown anew when something was published, and when its files have changed and then
 * stood still from one look to the next, so that half a copy is not shown. A change that could not be shown is tried again
 * with growing pauses, and at once when the files change once more.
 *
 * @param show shows the content as it is now. False when its files are at fault: then only
 *   another change helps. Rejects when it may succeed later.
 * @param shownVersion the hash of the content that is shown (`hashFolder`): what was saved while the
 *   site was starting is found by it. Left out, what is there at the first look counts as shown.
 * @param intervalMs between two looks, in milliseconds
 */
export function watchContent(
  dir: string,
  show: () => Promise<boolean>,
  { shownVersion, intervalMs }: { shownVersion?: string | undefined; intervalMs: number },
): ContentWatcher {
  let shown: string | undefined
  let before: string | undefined
  let failures = 0
  let retryAt = 0
  let published: string | undefined
  let running: Promise<void> | undefined

  async function look(): Promise<void> {
    const publication = await lastPublished(dir)
    const found = await fingerprint(dir)
    const isPublished = shown !== undefined && publication !== published
    published = publication
    shown ??= (await isShown()) ? found : ''
    const standsStill = isPublished || found === before
    const mustRetry = failures > 0 && now().epochMilliseconds >= retryAt
    before = found
    if (!standsStill || (found === shown && !mustRetry)) return
    if (found !== shown) failures = 0
    shown = found
    try {
      if (await show()) log.info('new content')
      failures = 0
    } catch (error) {
      failures += 1
      retryAt = now().epochMilliseconds + retryPause(failures)
      log.error('new content', { error: String(error), failures })
    }
  }

  async function isShown(): Promise<boolean> {
    return shownVersion === undefined || (await hashFolder(dir)) === shownVersion
  }

  function lookOnce(): Promise<void> {
    running ??= look()
      .catch((error: unknown) => log.error('content not found', { error: String(error) }))
      .finally(() => {
        running = undefined
      })
    return running
  }

  async function lookForPublished(): Promise<void> {
    if (running === undefined && (await lastPublished(dir)) !== published) await lookOnce()
  }

  const timers = [
    setInterval(() => void lookOnce(), intervalMs).unref(),
    setInterval(() => void lookForPublished(), PUBLISHED_INTERVAL_MS).unref(),
  ]
  void lookOnce()
  return {
    look: lookOnce,
    stop() {
      for (const timer of timers) clearInterval(timer)
    },
  }
}

/** Changes when a file is written, added or removed; reads no file. */
async function fingerprint(dir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const path of await listFiles(dir)) {
    const { mtimeMs, size } = await stat(path)
    hash.update(`${path}\0${mtimeMs}\0${size}\0`)
  }
  return hash.digest('hex')
}
