import { expect, test } from 'vitest'
import { nextMailAt, readAsked, withAsked } from '#lib/newsletter/asked.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

test.each([
  [[], undefined],
  [[0], 60],
  [[0, 60], 120],
  [[0, 60, 120], 24 * 60],
  [[0, 60, 23 * 60 + 50], 24 * 60 + 50],
])('who asked after %j minutes can ask again after %j', (asked, next) => {
  const instants = asked.map((minutes) => afterNoon({ minutes }))
  expect(nextMailAt(instants)?.since(NOON).total('minutes')).toBe(next)
})

test('a try before its time counts for none, so that the wait does not grow', () => {
  const first = withAsked([], NOON)
  const early = withAsked(first, afterNoon({ minutes: 59 }))
  expect(early).toEqual(first)
  const second = withAsked(early, afterNoon({ minutes: 60 }))
  expect(second).toHaveLength(2)
  expect(readAsked([...second.map(String), 'nonsense'])).toEqual(second)
})
