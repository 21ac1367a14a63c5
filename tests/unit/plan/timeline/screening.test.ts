import { expect, test } from 'vitest'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { answered, dayOf, makeBook, makeCalendar, planned } from '../../../factories/made-plan.ts'

test.each<[Record<string, string>, string, string | undefined, string]>([
  [{}, '2026-11-23', 'screening-today', 'nothing said'],
  [{ arrival: '2026-11-22' }, '2026-11-23', 'screening-today', 'already here'],
  [{ arrival: '2026-11-23' }, '2026-11-23', 'screening-today', 'arriving today'],
  [{ arrival: '2026-11-24' }, '2026-11-24', 'screening-at-arrival', 'arriving tomorrow'],
  [{ arrival: '2026-11-24', screening: '2026-11-30' }, '2026-11-30', undefined, 'a day named'],
])('%o: the screening begins on %s, assuming %s (%s)', (query, day, assumption) => {
  const { entries, assumed } = planned(query, '2026-11-23')
  expect(entries.find(({ id }) => id === 'screening')).toMatchObject({
    day,
    kind: assumption ? 'assumed' : 'plan',
    facts: ['screening-required'],
  })
  const begun = assumed.filter((id) => ['screening-today', 'screening-at-arrival'].includes(id))
  expect(begun).toEqual(assumption ? [assumption] : [])
  expect(assumed).toContain('screening-quick')
})

test.each<[Record<string, string>, boolean, string]>([
  [{ arrival: '2026-11-30', screening: '2026-11-29' }, true, 'the day before the arrival'],
  [{ arrival: '2026-11-30', screening: '2026-11-30' }, false, 'the day of the arrival'],
  [{ screening: '2026-11-30' }, false, 'nobody knows when they arrive'],
])('%o: it is said that a screening may not begin abroad: %s (%s)', (query, said) => {
  expect(planned(query, '2026-11-23').assumed.includes('screening-abroad')).toBe(said)
})

test.each([
  ['2026-12-01', false, 'over on the last day of the pilot'],
  ['2026-12-02', true, 'over after it'],
])('a screening from %s outlasts the pilot: %s (%s)', (screening, said) => {
  expect(planned({ screening }, '2026-11-23').assumed.includes('pilot-ends')).toBe(said)
})

test('where nobody knows of a screening, it is said that it is planned for as if it went on', () => {
  const unknown = planned({ screening: '2027-01-11' }, '2026-11-23')
  expect(unknown.assumed).toContain('screening-continues')
  expect(unknown.unknownFacts).toContain('screening-required')
  const known = planned({ screening: '2026-12-01' }, '2026-11-23')
  expect(known.assumed).not.toContain('screening-continues')
})

test.each([
  ['2026-11-23', '2026-12-22', '2026-12-23', 'thirty days are longer than twenty working days'],
  [
    '2026-03-02',
    '2026-04-03',
    '2026-04-03',
    'moved holidays make the check longer than thirty days',
  ],
  ['2026-03-20', '2026-04-22', '2026-04-22', 'over Nauryz, from a Friday'],
  ['2026-12-10', '2027-01-13', '2027-01-13', 'over the end of the year'],
])(
  'a screening from %s is checked by about %s and gives its certificate about %s (%s)',
  (screening, check, certificate) => {
    const { entries } = planned({ screening }, '2026-03-02')
    expect(entries.filter(({ stage }) => stage === 'screening').slice(1, 3)).toMatchObject([
      { id: 'screening-check', day: check, kind: 'expected', facts: ['screening-check-term'] },
      {
        id: 'certificate',
        day: certificate,
        kind: 'expected',
        facts: ['screening-length', 'screening-check-term'],
      },
    ])
  },
)

test('a certificate that is there ends the screening', () => {
  const { entries, assumed } = planned({ certificate: '2026-10-01' })
  expect(entries.find(({ id }) => id === 'certificate')).toMatchObject({
    day: '2026-10-01',
    kind: 'plan',
    passed: true,
  })
  expect(entries.filter(({ id }) => id.startsWith('screening'))).toEqual([])
  expect(assumed.filter((id) => id.startsWith('screening-'))).toEqual([])
})

test.each([
  ['2026-02-12', false, 'before the pilot: none is assumed'],
  ['2026-02-13', true, 'its first day'],
  ['2026-12-31', true, 'the last day of the pilot'],
  ['2027-01-01', true, 'nobody knows what follows: as if it went on'],
])('on %s a screening is planned for: %s (%s)', (today, stands) => {
  const timeline = planned({}, today)
  expect(dayOf(timeline, 'screening') === today).toBe(stands)
  expect(dayOf(timeline, 'certificate') !== undefined).toBe(stands)
})

test.each(['2026-12-31', '2027-01-01', '2027-06-01'])(
  'a screening that the reader named for %s always comes before the application',
  (screening) => {
    const timeline = planned({ screening }, '2026-12-01')
    expect(dayOf(timeline, 'screening')).toBe(screening)
    expect((dayOf(timeline, 'apply') ?? '') > (dayOf(timeline, 'certificate') ?? '9')).toBe(true)
  },
)

test('a screening that is not required is left out without a question', () => {
  const book = makeBook({ 'screening-required': false, 'screening-certificate-attached': false })
  const timeline = timelineOf(answered({}), '2026-11-23', makeCalendar([2026, 2027]), book)
  expect(dayOf(timeline, 'screening')).toBeUndefined()
  expect(timeline.assumed).not.toContain('screening-today')
  expect(timeline.unknownFacts).toEqual([])
})

test('without the length of the screening nothing after it is counted', () => {
  const book = makeBook({ 'screening-length': null })
  const timeline = timelineOf(answered({}), '2026-11-23', makeCalendar([2026, 2027]), book)
  expect(dayOf(timeline, 'screening-check')).toBe('2026-11-26')
  for (const id of ['certificate', 'apply', 'decision', 'card'] as const) {
    expect(dayOf(timeline, id)).toBeUndefined()
  }
  expect(timeline.unknownFacts).toEqual(['screening-length'])
  expect(timeline.beyondCalendar).toEqual([])
})

test('other terms in the ledger move the certificate', () => {
  const known = makeCalendar([2026, 2027])
  const timeline = timelineOf(answered({}), '2026-11-23', known, makeBook())
  expect(dayOf(timeline, 'screening-check')).toBe('2026-11-26')
  expect(dayOf(timeline, 'certificate')).toBe('2026-11-30')
})
