import { expect, it, onTestFinished } from 'vitest'
import { catchUpNextClock } from '#lib/server/next-clock.ts'

const HOUR_MS = 3_600_000

/** By which Next stamps the invalidation of a page. */
function nextClock(): number {
  return performance.timeOrigin + performance.now()
}

function moveNextClock(ms: number): number {
  const before = performance.timeOrigin
  const set = (value: number) =>
    Object.defineProperty(performance, 'timeOrigin', { value, configurable: true })
  set(before + ms)
  onTestFinished(() => void set(before))
  return before + ms
}

it('invalidates a page that was rendered after the machine’s clock was set on', () => {
  moveNextClock(-HOUR_MS)
  const rendered = Date.now()
  expect(nextClock()).toBeLessThan(rendered)
  catchUpNextClock()
  expect(nextClock()).toBeGreaterThanOrEqual(rendered)
})

it('still invalidates a page that was rendered before the clock was set back', () => {
  const ahead = moveNextClock(HOUR_MS)
  catchUpNextClock()
  expect(performance.timeOrigin).toBe(ahead)
})
