import { expect, test } from 'vitest'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { answered, dayOf, makeBook, makeCalendar, planned } from '../../../factories/made-plan.ts'

/** Papers that are there already, so that nothing but what a case is about takes time. */
const READY = {
  citizenship: 'RU',
  criminal: '2026-11-02',
  bank: '2026-11-02',
  medical: '2026-11-02',
  home: 'own',
}

test.each<[Record<string, string>, string, string | undefined, string]>([
  [{ screening: '2026-11-23' }, '2026-12-24', 'apply-after-certificate', 'the day after it'],
  [
    { screening: '2026-11-25' },
    '2026-12-28',
    'apply-after-certificate',
    'a certificate on a Friday',
  ],
  [{ certificate: '2026-12-30' }, '2026-12-31', 'apply-after-certificate', 'a certificate to come'],
  [{ certificate: '2026-12-31' }, '2027-01-05', 'apply-after-certificate', 'over the new year'],
  [{ certificate: '2026-11-22' }, '2026-11-23', 'apply-at-once', 'given yesterday'],
  [{ certificate: '2026-03-02' }, '2026-11-23', 'apply-at-once', 'long given: never in the past'],
  [
    { certificate: '2026-10-01', arrival: '2026-12-05' },
    '2026-12-07',
    'apply-at-once',
    'never before the arrival, a Saturday',
  ],
  [{ apply: '2027-01-20' }, '2027-01-20', undefined, 'a day named'],
])('%o: the application is handed in on %s, assuming %s (%s)', (query, day, assumption) => {
  const { entries, assumed } = planned({ ...READY, ...query }, '2026-11-23')
  const kind = assumption ? 'assumed' : 'plan'
  expect(entries.find(({ id }) => id === 'apply')).toMatchObject({ day, kind })
  expect(assumed.filter((id) => id.startsWith('apply-'))).toEqual(assumption ? [assumption] : [])
})

test.each([
  ['2027-03-19', '2027-03-19', 'a working day'],
  ['2027-03-20', '2027-03-25', 'the Saturday before Nauryz and its moved day'],
  ['2027-12-31', '2027-12-31', 'the last day of the calendar'],
])('where everything is there, today being %s, it is handed in on %s (%s)', (today, day) => {
  const papers = { criminal: today, bank: today, medical: today }
  const timeline = planned({ ...READY, ...papers, certificate: '2027-03-01' }, today)
  expect(dayOf(timeline, 'apply')).toBe(day)
})

test.each([
  ['2026-12-31', ['home-state-consent', 'place-to-apply'], ['screening-certificate-attached']],
  [
    '2027-01-05',
    [
      'screening-required',
      'screening-certificate-attached',
      'home-state-consent',
      'place-to-apply',
    ],
    [],
  ],
])('what nobody knows about handing it in on %s is open', (apply, open, facts) => {
  const timeline = planned({ certificate: '2026-11-20', apply }, '2026-11-23')
  expect(timeline.unknownFacts).toEqual(open)
  expect(timeline.entries.find(({ id }) => id === 'apply')?.facts).toEqual(facts)
})

test('a plan that crosses into 2027 keeps its screening and says what is open after it', () => {
  const timeline = planned({ screening: '2026-12-21' }, '2026-11-23')
  expect(dayOf(timeline, 'certificate')).toBe('2027-01-21')
  expect(dayOf(timeline, 'apply')).toBe('2027-01-22')
  expect(timeline.unknownFacts).toContain('screening-required')
  expect(timeline.unknownFacts).toContain('screening-certificate-attached')
})

test('nothing is open where the ledger knows everything', () => {
  const known = makeCalendar([2026, 2027])
  expect(timelineOf(answered({}), '2026-11-23', known, makeBook()).unknownFacts).toEqual([])
  const book = makeBook({ 'place-to-apply': null })
  expect(timelineOf(answered({}), '2026-11-23', known, book).unknownFacts).toEqual([
    'place-to-apply',
  ])
})

test.each([
  ['2026', '2026-11-30', false, 'in an official year'],
  ['2027', '2027-02-01', true, 'in a year that was computed'],
  ['2027', '2027-12-31', true, 'on its last day'],
])('that days off may still be moved is said for a day of %s', (_year, apply, said) => {
  const query = { certificate: '2026-11-02', apply }
  const known = makeCalendar([2026, 2027])
  known.years[1] = { ...known.years[1], status: 'computed' } as (typeof known.years)[number]
  const { assumed } = timelineOf(answered(query), '2026-11-23', known, makeBook())
  expect(assumed.includes('moved-days-may-change')).toBe(said)
})

test('a term that only begins on the last day of an official year was counted in the next', () => {
  const years = [makeCalendar([2026]), makeCalendar([2027], [], 'computed')]
  const known = { ...makeCalendar([]), years: years.flatMap((calendar) => calendar.years) }
  const plan = (arrival: string) =>
    timelineOf(
      answered({ arrival, certificate: '2026-01-01', apply: '2026-01-05' }),
      '2026-01-01',
      known,
      makeBook(),
    ).assumed
  expect(plan('2026-12-29')).not.toContain('moved-days-may-change')
  expect(plan('2026-12-30')).toContain('moved-days-may-change')
})

test('a term that begins on the last day of a year that was computed was not counted in it', () => {
  const years = [makeCalendar([2026], [], 'computed'), makeCalendar([2027])]
  const known = { ...makeCalendar([]), years: years.flatMap((calendar) => calendar.years) }
  const plan = (arrival: string) =>
    timelineOf(
      answered({ arrival, certificate: '2026-12-01', apply: '2027-01-05' }),
      '2026-12-01',
      known,
      makeBook(),
    ).assumed
  expect(plan('2026-12-31')).not.toContain('moved-days-may-change')
  expect(plan('2026-12-30')).toContain('moved-days-may-change')
})
