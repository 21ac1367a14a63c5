import { expect, it } from 'vitest'
import { daysSince, daysUntil } from '#lib/desk/days.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

it.each([
  [{ hours: 0 }, 0],
  [{ hours: -23, minutes: -59 }, 0],
  [{ hours: -24 }, 1],
  [{ hours: -47 }, 1],
  [{ hours: -24 * 90 }, 90],
  [{ hours: 1 }, 0],
])('what came %o from now is %i days old', (ago, days) => {
  expect(daysSince(afterNoon(ago), NOON)).toBe(days)
})

it.each([
  [{ hours: 0 }, 0],
  [{ minutes: 1 }, 1],
  [{ hours: 24 }, 1],
  [{ hours: 24, minutes: 1 }, 2],
  [{ hours: -1 }, 0],
])('what is deleted %o from now has %i days left', (ahead, days) => {
  expect(daysUntil(afterNoon(ahead), NOON)).toBe(days)
})
