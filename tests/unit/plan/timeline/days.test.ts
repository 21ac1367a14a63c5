import { expect, test } from 'vitest'
import { BEYOND, latestOf, onwards, shiftDay } from '#lib/plan/timeline/days.ts'

test.each([
  ['2026-12-31', { days: 1 }, '2027-01-01'],
  ['2028-02-29', { years: 1 }, '2029-02-28'],
  ['2028-02-28', { days: 1 }, '2028-02-29'],
  ['9999-12-30', { days: 1 }, '9999-12-31'],
  ['9999-12-31', { days: 1 }, BEYOND],
  ['0000-01-02', { days: -1 }, '0000-01-01'],
  ['0000-01-01', { days: -1 }, BEYOND],
])('%s moved by %o is %s', (day, by, moved) => {
  expect(shiftDay(day, by)).toBe(moved)
})

test('the latest of days is known only when each of them is', () => {
  expect(latestOf(['2026-12-01', '2027-01-01', '2026-01-01'])).toBe('2027-01-01')
  expect(latestOf(['2026-12-01', BEYOND])).toBe(BEYOND)
  expect(latestOf([undefined, BEYOND, '2026-12-01'])).toBeUndefined()
})

test('what has no day is counted no further', () => {
  const count = () => '2026-12-01'
  expect(onwards('2026-11-23', count)).toBe('2026-12-01')
  expect(onwards(BEYOND, count)).toBe(BEYOND)
  expect(onwards(undefined, count)).toBeUndefined()
})
