import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { exchange } from '#lib/publishing/git/exchange.ts'
import { problemOf } from '#lib/publishing/problem.ts'
import { type PublishingSettings, publishChange } from '#lib/publishing/publish.ts'
import { recoverPublication } from '#lib/publishing/recover.ts'
import { mayPublishStories } from '#lib/publishing/stories/consent.ts'
import { withContentLock } from '#lib/publishing/swap/content-lock.ts'
import { readJournal } from '#lib/publishing/swap/swap.ts'
import type { Store } from '#lib/store/store.ts'

/** A scheduled change is late by at most this long. */
const SCHEDULE_INTERVAL_MS = 5_000

/** What another machine published is taken over within this time and what showing it takes. */
const REMOTE_INTERVAL_MS = 20_000

/**
 * Publishes changes at the day and hour that editors have chosen, ends what a killed process has
 * begun, and takes over what other machines have published. Resolves after the signal is aborted and
 * what was under way has ended.
 */
export async function startContentPublisher(options: {
  store: Store
  settings: PublishingSettings
  signal: AbortSignal
  now?: () => Temporal.Instant
}): Promise<void> {
  const { settings, signal } = options
  await Promise.all([
    repeat(signal, SCHEDULE_INTERVAL_MS, () => publishDue(options)),
    settings.remote && repeat(signal, REMOTE_INTERVAL_MS, () => takeOver(settings)),
  ])
}

/** Publishes what is due. What cannot be published waits for its editors again, with the reason. */
export async function publishDue({
  store,
  settings,
  now = readClock,
}: {
  store: Store
  settings: PublishingSettings
  now?: () => Temporal.Instant
}): Promise<void> {
  const at = now()
  // Without anything to end nothing is written: the content may lie in a folder that is read-only.
  if (await readJournal(settings.dir)) {
    await withContentLock(settings.dir, () => recoverPublication(store, settings, at))
  }
  for (const id of await store.contentChanges.due(at)) {
    const author = (await store.contentChanges.find(id))?.author ?? ''
    const published = await publishChange(store, settings, {
      id,
      by: author,
      at,
      mayPublish: mayPublishStories(store),
    })
    const { problem, isPassing } = problemOf(published)
    if (problem === undefined) continue
    log.error('scheduled change not published', { change: id, problem })
    // The remote may answer a moment later.
    if (!isPassing) await store.contentChanges.setProblem(id, problem)
  }
}

async function takeOver(settings: PublishingSettings): Promise<void> {
  const taken = await withContentLock(settings.dir, () => exchange(settings))
  if ('outcome' in taken) log.warn('content not taken over', taken)
}

async function repeat(
  signal: AbortSignal,
  intervalMs: number,
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) =>
      log.error('publishing', { error: error instanceof Error ? error.message : String(error) }),
    )
    await sleep(intervalMs, undefined, { signal }).catch(() => undefined)
  }
}
