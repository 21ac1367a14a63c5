import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock, today } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { newsletterSettings } from '#lib/newsletter/settings.ts'
import { keepNewRecords } from '#lib/rule-changes/baseline.ts'
import { beginDigest, storeDigestMails } from '#lib/rule-changes/send-digest.ts'
import type { Store } from '#lib/store/store.ts'
import { followShown } from './content/content-snapshot.ts'

const POLL_INTERVAL_MS = 2_000

/** Between two pages of readers, so that confirmations do not wait behind thousands of digests. */
const PAGE_PAUSE_MS = 2_000

type DigestJob = {
  store: Store
  signal: AbortSignal
  now?: () => Temporal.Instant
  /** The data folder, where other processes serve the pages: what they show is what is told. */
  shownIn?: string | undefined
}

/** The facts whose new records were kept; they are read anew when the content changes. */
let kept: Facts | undefined

async function lookOnce({ store, signal, now = readClock, shownIn }: DigestJob): Promise<void> {
  if (shownIn) await followShown(shownIn)
  const facts = loadFacts()
  if (facts !== kept) await keepNewRecords(store, facts)
  kept = facts
  const day = today()
  if (await beginDigest(store, { day, at: now() })) log.info('digest begun', { digest: day })
  const context = { now, today: day, facts }
  for await (const stored of storeDigestMails(store, newsletterSettings(), context)) {
    if (stored > 0) log.info('digest mails stored', { stored })
    if (signal.aborted) return
    await sleep(PAGE_PAUSE_MS, undefined, { signal }).catch(() => undefined)
  }
}

/** Sends the day's digest of changed rules at its hour, until the signal is aborted, whatever goes wrong. */
export async function startRuleDigests(job: DigestJob): Promise<void> {
  while (!job.signal.aborted) {
    try {
      await lookOnce(job)
    } catch (error) {
      log.error('digest not sent', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(POLL_INTERVAL_MS, undefined, { signal: job.signal }).catch(() => undefined)
  }
}
