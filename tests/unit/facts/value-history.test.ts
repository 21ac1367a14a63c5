import { expect, test } from 'vitest'
import { valueHistory } from '#lib/facts/value-history.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'

function record(id: string, ...periods: [string, number | null, string?][]) {
  return makeRecord({
    id,
    unit: 'calendar-days',
    periods: periods.map(([from, value, until]) => ({
      from,
      value,
      until,
      since: 'exact' as const,
      sources: [],
    })),
  })
}

const SUM = makeRecord({
  id: 'whole',
  unit: 'calendar-days',
  periods: undefined,
  sum: ['one', 'two'],
})

test('a value ends on the day before the next one begins', () => {
  const own = record('one', ['2025-01-01', 4], ['2026-01-01', 5])
  expect(valueHistory(own, makeLedger([own]))).toEqual([
    { from: '2025-01-01', until: '2025-12-31', value: 4 },
    { from: '2026-01-01', until: null, value: 5 },
  ])
})

test('a sum turns with each of its parts, from the day on which all are known', () => {
  const book = makeLedger([
    record('one', ['2025-01-01', 4], ['2026-01-01', 5]),
    record('two', ['2025-06-01', 10, '2026-12-31']),
    SUM,
  ])
  expect(valueHistory(SUM, book)).toEqual([
    { from: '2025-06-01', until: '2025-12-31', value: 14 },
    { from: '2026-01-01', until: '2026-12-31', value: 15 },
  ])
})

test('a sum with a part that is not known is not known', () => {
  const book = makeLedger([
    record('one', ['2025-01-01', null]),
    record('two', ['2025-01-01', 1]),
    SUM,
  ])
  expect(valueHistory(SUM, book)).toEqual([{ from: '2025-01-01', until: null, value: null }])
})
