import { expect, test } from 'vitest'
import type { AgeingPaper } from '#lib/plan/timeline/entry.ts'
import { countTerm, firstDayHolding } from '#lib/plan/timeline/term.ts'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { answered, dayOf, makeBook, makeCalendar, planned } from '../../../factories/made-plan.ts'

test.each<[AgeingPaper, string, string, string]>([
  ['criminal', '2026-11-23', '2027-05-22', 'the day on which it was given is not counted'],
  ['medical', '2026-07-05', '2027-01-01', 'over the end of the year'],
  ['bank', '2027-09-03', '2028-03-01', 'over a leap day'],
  ['certificate', '2026-11-23', '2027-11-23', 'a year to the same day'],
  ['certificate', '2028-02-29', '2029-02-28', 'a year from a leap day'],
  ['certificate', '2027-02-28', '2028-02-28', 'a year to the day before a leap day'],
])('the paper %s of %s is good until %s (%s)', (paper, given, end) => {
  const { entries } = planned({ [paper]: given, apply: '2026-12-01' })
  expect(entries.find(({ id }) => id === `${paper}-ends`)).toMatchObject({
    day: end,
    kind: 'ends',
    stage: { certificate: 'screening', criminal: 'papers', medical: 'papers', bank: 'money' }[
      paper
    ],
  })
})

test('a certificate still to come has a last day too', () => {
  const timeline = planned({ screening: '2026-11-23' })
  expect(dayOf(timeline, 'certificate')).toBe('2026-12-23')
  expect(dayOf(timeline, 'certificate-ends')).toBe('2027-12-23')
})

test.each<[string, string | undefined, string]>([
  ['2027-05-22', undefined, 'it could be got today'],
  ['2027-05-24', '2026-11-25', 'it can be got the day after tomorrow'],
  ['2027-05-23', '2026-11-24', 'it can be got tomorrow'],
  ['2026-11-30', undefined, 'it could be got long ago'],
])('for an application on %s a paper not got yet is got from %s (%s)', (apply, from) => {
  const timeline = planned({ certificate: '2026-11-20', apply }, '2026-11-23')
  for (const id of ['criminal-from', 'medical-from', 'bank-from'] as const) {
    const entry = timeline.entries.find((one) => one.id === id)
    expect(entry?.day).toBe(from)
    if (entry) expect(entry).toMatchObject({ kind: 'from', passed: false })
  }
})

test('a paper that is there needs no first day', () => {
  const query = { criminal: '2027-02-01', certificate: '2026-11-20', apply: '2027-06-01' }
  const ids = planned(query).entries.map(({ id }) => id)
  expect(ids).toContain('criminal-ends')
  expect(ids).not.toContain('criminal-from')
  expect(ids).toContain('medical-from')
})

test('each paper goes by its own record', () => {
  const known = makeCalendar([2026, 2027])
  const at = '2026-11-23'
  const given = { criminal: at, medical: at, bank: at, certificate: at, apply: at }
  const held = timelineOf(answered(given), at, known, makeBook())
  expect(dayOf(held, 'criminal-ends')).toBe('2026-12-13')
  expect(dayOf(held, 'medical-ends')).toBe('2026-12-14')
  expect(dayOf(held, 'bank-ends')).toBe('2026-12-15')
  const ahead = timelineOf(answered({ apply: '2026-12-18' }), at, known, makeBook())
  expect(dayOf(ahead, 'criminal-from')).toBe('2026-11-28')
  expect(dayOf(ahead, 'medical-from')).toBe('2026-11-27')
  expect(dayOf(ahead, 'bank-from')).toBe('2026-11-26')
})

test('a paper of which the ledger does not know how long it holds is left out', () => {
  const book = makeBook({ 'medical-validity': null, 'solvency-validity': null })
  const query = { medical: '2026-11-20', apply: '2026-12-28' }
  const timeline = timelineOf(answered(query), '2026-11-23', makeCalendar([2026, 2027]), book)
  const ids = timeline.entries.map(({ id }) => id)
  expect(ids).not.toContain('medical-ends')
  expect(ids).not.toContain('bank-from')
  expect(ids).toContain('criminal-from')
  expect(timeline.unknownFacts).toEqual(['medical-validity', 'solvency-validity'])
})

test('how old a paper may be is asked of the day on which it is handed in', () => {
  const given = { criminal: '2025-10-15', certificate: '2026-11-20', apply: '2026-11-23' }
  // The facts say nothing about 15 October 2025.
  expect(dayOf(planned(given), 'criminal-ends')).toBe('2026-04-13')
})

test.each([
  ['2027-12-23', { count: 1, unit: 'years' }, '2026-12-23'],
  ['2028-02-29', { count: 1, unit: 'years' }, '2027-03-01'],
  ['2029-02-28', { count: 1, unit: 'years' }, '2028-02-28'],
  ['2026-03-31', { count: 1, unit: 'months' }, '2026-03-01'],
  ['2027-05-22', { count: 180, unit: 'calendar-days' }, '2026-11-23'],
] as const)('what is to hold on %s for %o is got on %s at the earliest', (until, term, first) => {
  expect(firstDayHolding(until, term)).toBe(first)
  const known = makeCalendar([])
  const before = Temporal.PlainDate.from(first).subtract({ days: 1 }).toString()
  expect(String(countTerm(first, term, known)) >= until).toBe(true)
  expect(String(countTerm(before, term, known)) < until).toBe(true)
})

test('a certificate keeps the validity of the day on which it was given', () => {
  const book = makeBook()
  const record = book.facts.get('screening-certificate-validity')
  const [period] = record?.periods ?? []
  if (!record || !period) throw new Error('no record')
  const longer = { ...period, from: '2026-12-01', value: 2 }
  book.facts.set(record.id, { ...record, periods: [period, longer] })
  const end = (certificate: string) =>
    dayOf(
      timelineOf(
        answered({ certificate, apply: '2026-12-07' }),
        '2026-11-23',
        makeCalendar([2026, 2027]),
        book,
      ),
      'certificate-ends',
    )
  expect(end('2026-11-30')).toBe('2027-11-30')
  expect(end('2026-12-01')).toBe('2028-12-01')
})
