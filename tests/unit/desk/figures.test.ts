import { expect, test } from 'vitest'
import { deliveries, finishRate, WEEKS, weeksOfList } from '#lib/desk/subscribers/figures.ts'

const AT = Temporal.Instant.from('2026-12-01T06:00:00Z') // a Tuesday

test('weeks begin on Monday, and sizes are counted back from what is true now', () => {
  const weeks = weeksOfList(
    [
      { day: '2026-11-30', what: 'asked', count: 4 },
      { day: '2026-12-01', what: 'confirmed', count: 3 },
      { day: '2026-11-29', what: 'left', count: 2 },
      { day: '2026-11-23', what: 'imported', count: 10 },
      { day: '2026-11-22', what: 'complained', count: 1 },
      { day: '2026-11-22', what: 'asked-again', count: 9 },
    ],
    100,
    AT,
  )
  expect(weeks).toHaveLength(WEEKS)
  expect(weeks.slice(-4)).toEqual([
    { from: '2026-11-09', asked: 0, confirmed: 0, size: 90 },
    { from: '2026-11-16', asked: 0, confirmed: 0, size: 89 },
    { from: '2026-11-23', asked: 0, confirmed: 0, size: 97 },
    { from: '2026-11-30', asked: 4, confirmed: 3, size: 100 },
  ])
  expect(finishRate(weeks)).toBe(0.75)
})

test('without a sign-up there is no rate, and no rate is over one', () => {
  expect(finishRate(weeksOfList([], 0, AT))).toBeUndefined()
  const weeks = weeksOfList(
    [
      { day: '2026-12-01', what: 'asked', count: 1 },
      { day: '2026-12-01', what: 'confirmed', count: 2 },
    ],
    2,
    AT,
  )
  expect(finishRate(weeks)).toBe(1)
})

test('a letter’s delivery takes what came back later off what was sent', () => {
  const copies = {
    waiting: 5,
    handed: 1,
    sent: 90,
    failed: 4,
    unsure: 6,
    skipped: 3,
    cancelled: 0,
  }
  const letter = {
    date: '2026-12-01',
    status: 'sending',
    startedAt: AT,
    startedBy: 'x',
    factsDay: '2026-12-01',
    copies,
  } as const
  const reports = [
    { kind: 'bounce', letter: '2026-12-01', count: 7 },
    { kind: 'complaint', letter: '2026-12-01', count: 2 },
    { kind: 'complaint', letter: undefined, count: 9 },
  ] as const
  expect(deliveries([letter], [...reports])).toEqual([
    { date: '2026-12-01', tried: 100, arrived: 83, returned: 11, complaints: 2 },
  ])
})
