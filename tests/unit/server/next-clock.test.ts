import {
  areTagsExpired,
  tagsManifest,
} from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'
import { expect, it, onTestFinished } from 'vitest'
import { outdateByHighestClock } from '#lib/server/next-clock.ts'

const HOUR_MS = 3_600_000
const TAG = '_N_T_/layout'

/** Has what counts from the start of the process be off the machine's clock. */
function moveNextClock(ms: number): void {
  const before = performance.timeOrigin
  const set = (value: number) =>
    Object.defineProperty(performance, 'timeOrigin', { value, configurable: true })
  set(before + ms)
  onTestFinished(() => {
    set(before)
    tagsManifest.clear()
  })
}

/** As Next does when a page is to be outdated. */
function invalidate(): void {
  tagsManifest.set(TAG, { expired: Date.now() })
}

it('outdates a page that was rendered before or after the machine’s clock was set on', () => {
  moveNextClock(-HOUR_MS)
  const before = Date.now() - HOUR_MS
  const after = Date.now()
  invalidate()
  expect(areTagsExpired([TAG], before)).toBe(false)
  outdateByHighestClock()
  expect(areTagsExpired([TAG], before)).toBe(true)
  expect(areTagsExpired([TAG], after - 1)).toBe(true)
})

it('outdates a page that was rendered before the clock was set back', () => {
  moveNextClock(HOUR_MS)
  const rendered = Date.now() + HOUR_MS - 1
  invalidate()
  expect(areTagsExpired([TAG], rendered)).toBe(false)
  outdateByHighestClock()
  expect(areTagsExpired([TAG], rendered)).toBe(true)
})

it('leaves a page that was rendered later as it is', () => {
  moveNextClock(0)
  invalidate()
  outdateByHighestClock()
  expect(areTagsExpired([TAG], Date.now() + 1_000)).toBe(false)
})
