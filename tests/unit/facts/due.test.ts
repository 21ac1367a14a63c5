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
