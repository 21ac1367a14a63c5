import { expect, test } from 'vitest'
import { dueDay, factsDue } from '#lib/facts/due.ts'
import type { Confidence } from '#lib/facts/schema.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'

const DUE: [Confidence, string][] = [
  ['official', '2027-01-01'],
  ['republished', '2026-09-28'],
  ['secondary', '2026-06-30'],
  ['interview', '2026-06-30'],
  ['contested', '2026-04-01'],
  ['unknown', '2026-04-01'],
]

test.each(DUE)(
  'a record of confidence “%s” checked on new year’s day is due on %s',
  (confidence, due) => {
    expect(dueDay({ checked: '2026-01-01', confidence })).toBe(due)
    const book = makeLedger([makeRecord({ checked: '2026-01-01', confidence })])
    const dayBefore = Temporal.PlainDate.from(due).subtract({ days: 1 }).toString()
    expect(factsDue(dayBefore, book)).toEqual([])
    expect(factsDue(due, book)).toMatchObject([{ due }])
  },
)

test('the longest overdue comes first, then the order of ids', () => {
  const book = makeLedger([
    makeRecord({ id: 'b', checked: '2026-01-01' }),
    makeRecord({ id: 'c', checked: '2025-01-01' }),
    makeRecord({ id: 'a', checked: '2026-01-01' }),
    makeRecord({ id: 'fresh', checked: '2027-12-01' }),
  ])
  expect(factsDue('2028-01-01', book).map(({ record }) => record.id)).toEqual(['c', 'a', 'b'])
})

const UNKNOWN_NEXT = makeRecord({
  checked: '2026-11-22',
  periods: [
    { from: '2026-01-01', since: 'exact', value: 4325, sources: [] },
    { from: '2027-01-01', since: 'exact', value: null, sources: [] },
  ],
})
const ENDS = makeRecord({
  checked: '2026-11-22',
  periods: [{ from: '2026-01-01', since: 'exact', until: '2026-12-31', value: 5, sources: [] }],
})
const SAYS_SO = makeRecord({ checked: '2026-11-22', knownUntil: '2026-12-31' })

test.each([
  ['whose value is unknown from new year on', UNKNOWN_NEXT],
  ['whose last period ends', ENDS],
  ['that names its last known day', SAYS_SO],
])('a record %s is due from 30 days before, and stays due', (_, record) => {
  const book = makeLedger([record])
  expect(factsDue('2026-11-30', book)).toEqual([])
  for (const day of ['2026-12-01', '2026-12-15', '2026-12-31', '2027-01-02', '2027-06-01']) {
    expect(factsDue(day, book)).toEqual([{ record, due: '2026-12-01', lastKnown: '2026-12-31' }])
  }
})

test('a check that found nothing new does not end it; the next value does', () => {
  const checked = { ...UNKNOWN_NEXT, checked: '2026-12-20' }
  expect(factsDue('2027-01-02', makeLedger([checked]))).toHaveLength(1)
  const known = makeRecord({
    checked: '2026-12-20',
    periods: [
      { from: '2026-01-01', since: 'exact', value: 4325, sources: [] },
      { from: '2027-01-01', since: 'exact', value: 4600, sources: [] },
    ],
  })
  expect(factsDue('2027-01-02', makeLedger([known]))).toEqual([])
})

test('a value that is unknown between two that are known, or never was, has no end of its own', () => {
  const gap = makeRecord({
    checked: '2026-11-22',
    periods: [
      { from: '2020-01-01', since: 'exact', value: 1, sources: [] },
      { from: '2022-04-01', since: 'exact', value: null, sources: [] },
      { from: '2023-01-01', since: 'exact', value: 2, sources: [] },
    ],
  })
  const never = makeRecord({
    id: 'never',
    checked: '2026-11-22',
    periods: [{ from: '2026-02-13', since: 'exact', value: null, sources: [] }],
  })
  expect(factsDue('2026-12-15', makeLedger([gap, never]))).toEqual([])
})

test.each(['2026-12-15', '2026-12-31', '2027-01-02'])(
  'on %s the records of the site that end with 2026 are among those due',
  (day) => {
    expect(factsDue(day).map(({ record }) => record.id)).toEqual(
      expect.arrayContaining([
        'mci',
        'screening-required',
        'screening-end',
        'kandas-quota',
        'settlers-regions',
      ]),
    )
  },
)
