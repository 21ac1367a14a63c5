import { expect, test } from 'vitest'
import { factChanges } from '#lib/facts/changes.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'

type Periods = NonNullable<FactRecord['periods']>

function period(
  from: string,
  value: Periods[number]['value'],
  over: Partial<Periods[number]> = {},
) {
  return { from, value, since: 'exact' as const, sources: [], ...over }
}

function changesOf(periods: Periods, since = '2000-01-01', until = '2030-01-01') {
  const book = makeLedger([makeRecord({ periods })])
  return factChanges(since, until, book).map(({ day, before, after }) => [day, before, after])
}

test('a new value changes on its first day', () => {
  expect(changesOf([period('2025-01-01', 4), period('2026-01-01', 5)])).toEqual([
    ['2025-01-01', null, 4],
    ['2026-01-01', 4, 5],
  ])
})

test('a first period that was only seen to apply is no change', () => {
  const seen = period('2025-01-01', 4, { since: 'seen' })
  expect(changesOf([seen, period('2026-01-01', 5)])).toEqual([['2026-01-01', 4, 5]])
})

test('a rule that ends changes on the day after its last', () => {
  expect(changesOf([period('2025-01-01', 4, { until: '2025-12-31' })])).toEqual([
    ['2025-01-01', null, 4],
    ['2026-01-01', 4, null],
  ])
})

test('a hole ends one value and begins the next from nothing', () => {
  const first = period('2025-01-01', 4, { until: '2025-06-30' })
  expect(changesOf([first, period('2026-01-01', 5)])).toEqual([
    ['2025-01-01', null, 4],
    ['2025-07-01', 4, null],
    ['2026-01-01', null, 5],
  ])
})

test('periods that join leave no hole, and an equal value is no change', () => {
  const first = period('2025-01-01', 4, { until: '2025-12-31' })
  expect(changesOf([first, period('2026-01-01', 4)])).toEqual([['2025-01-01', null, 4]])
})

test.each([
  ['2026-01-01', '2026-01-01', 1],
  ['2025-12-31', '2026-01-01', 1],
  ['2026-01-02', '2027-01-01', 0],
  ['2025-06-01', '2025-12-31', 0],
])('from %s to %s there are %i changes', (since, until, count) => {
  expect(changesOf([period('2020-01-01', 4), period('2026-01-01', 5)], since, until)).toHaveLength(
    count,
  )
})

test('changes of several records come in the order of days, then of ids', () => {
  const book = makeLedger([
    makeRecord({ id: 'b', periods: [period('2026-01-01', 1)] }),
    makeRecord({ id: 'a', periods: [period('2026-01-01', 1)] }),
    makeRecord({ id: 'c', periods: [period('2025-01-01', 1)] }),
    makeRecord({ id: 'sum', periods: undefined, sum: ['a', 'b'] }),
  ])
  const ids = factChanges('2025-01-01', '2026-01-01', book).map(({ record }) => record.id)
  expect(ids).toEqual(['c', 'a', 'b'])
})
