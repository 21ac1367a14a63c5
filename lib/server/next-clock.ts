import { now } from '#lib/config/clock.ts'

/**
 * Brings the clock by which Next outdates pages up to that of the machine. Next 16.4 stamps a page
 * that it renders with `Date.now()`, and its invalidation with `performance.timeOrigin +
 * performance.now()`. The second does not follow when the clock is set or the machine is suspended:
 * pages rendered after that would count as newer than any invalidation, and stay.
 *
 * It never goes back. Pages that were rendered before a clock was set back are outdated too; those
 * rendered after it are rendered at each request until the process is replaced.
 */
export function catchUpNextClock(): void {
  const origin = now().epochMilliseconds - performance.now()
  if (origin <= performance.timeOrigin) return
  Object.defineProperty(performance, 'timeOrigin', { value: origin, configurable: true })
}
