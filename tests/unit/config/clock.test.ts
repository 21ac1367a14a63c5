import { expect, it } from 'vitest'
import { nextMidnight } from '#lib/config/clock.ts'

it.each([
  ['2026-11-25T00:00:00Z', '2026-11-25T19:00:00Z'],
  ['2026-11-25T18:59:59.999Z', '2026-11-25T19:00:00Z'],
  ['2026-11-25T19:00:00Z', '2026-11-26T19:00:00Z'],
  ['2026-12-31T20:00:00Z', '2027-01-01T19:00:00Z'],
  ['2028-02-28T19:00:00Z', '2028-02-29T19:00:00Z'],
  // Almaty moved its clocks back an hour that night.
  ['2024-02-29T17:00:00Z', '2024-02-29T19:00:00Z'],
])('after %s the next day in Almaty begins at %s', (from, midnight) => {
  expect(nextMidnight(Temporal.Instant.from(from)).toString()).toBe(midnight)
})
