import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'
import { monotonicMs, now } from '#lib/config/clock.ts'

/**
 * Has Next outdate every page that it was asked to, whatever became of the machine's clock. Next
 * 16.4 stamps a page that it renders, and its invalidation, with `Date.now()`, and takes a page as
 * outdated when its stamp is before the invalidation's and this one is not after
 * `performance.timeOrigin + performance.now()`. After the clock was set on, or the machine was
 * suspended, the second does not hold; after it was set back, the first does not, until the time
 * that was skipped is over.
 *
 * So Next's second clock is brought up to the machine's, never back, and invalidations are stamped
 * with it. After a clock was set back, what is not in our page cache, such as feeds, is rendered at
 * each request until the process is replaced.
 */
export function outdateByHighestClock(): void {
  const origin = now().epochMilliseconds - monotonicMs()
  if (origin > performance.timeOrigin) {
    Object.defineProperty(performance, 'timeOrigin', { value: origin, configurable: true })
  }
  const highest = performance.timeOrigin + monotonicMs()
  for (const [tag, entry] of tagsManifest) {
    if (entry.expired !== undefined) tagsManifest.set(tag, { ...entry, expired: highest })
  }
}
