import { expect, test } from 'vitest'
import { factOn } from '#lib/facts/fact-on.ts'
import { siteCalendar } from '#lib/plan/calendar/calendar.ts'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { answered, dayOf, makeBook, makeCalendar, planned } from '../../../factories/made-plan.ts'

test.each([
  ['2026-11-23', '2026-11-26', 'the day of the arrival is not counted'],
  ['2026-11-20', '2026-11-25', 'over a weekend'],
  ['2026-11-21', '2026-11-25', 'from a Saturday'],
  ['2026-05-07', '2026-05-13', 'over Victory Day, moved to Monday 11 May'],
  ['2026-05-10', '2026-05-14', 'from the Sunday before it'],
  ['2027-03-19', '2027-03-29', 'over Nauryz, 22 to 24 March'],
  ['2026-12-30', '2027-01-06', 'over the end of the year'],
  ['2027-12-28', '2027-12-31', 'to the last day of the calendar'],
])('whoever arrives on %s has the host’s notice given by %s (%s)', (arrival, day) => {
  const { entries } = planned({ arrival }, '2026-01-05')
  expect(entries.find(({ id }) => id === 'host-notice')).toEqual({
    id: 'host-notice',
    day,
    kind: 'by',
    stage: 'arrive',
    facts: ['host-notice-term', 'host-notice-still-due'],
    passed: false,
  })
})

test.each([
  ['2026-06-30', false, 'the last day on which it was known to be due'],
  ['2026-07-01', true, 'the day from which nobody could confirm it'],
])(
  'that the host’s notice may not be due is said for an arrival on %s: %s (%s)',
  (arrival, open) => {
    expect(planned({ arrival }).unknownFacts.includes('host-notice-still-due')).toBe(open)
  },
)

test('no notice stands where the ledger says that none is due, or not how long there is for it', () => {
  const toolInput = answered({ arrival: '2026-11-23' })
  const off = timelineOf(
    toolInput,
    '2026-11-23',
    siteCalendar(),
    makeBook({ 'host-notice-still-due': false }),
  )
  expect(dayOf(off, 'host-notice')).toBeUndefined()
  expect(off.unknownFacts).toEqual(['register-who'])
  const unknown = timelineOf(
    toolInput,
    '2026-11-23',
    siteCalendar(),
    makeBook({ 'host-notice-term': null }),
  )
  expect(dayOf(unknown, 'host-notice')).toBeUndefined()
  expect(unknown.unknownFacts).toEqual(['host-notice-term', 'register-who'])
})

test.each<[string, string, string | undefined, string]>([
  ['RU', '2026-06-30', undefined, 'the day before the duty began'],
  ['RU', '2026-07-01', '2026-07-30', 'the day on which it began; the day of entry is the first'],
  ['RU', '2026-11-23', '2026-12-22', 'over the end of a month'],
  ['RU', '2026-12-15', '2027-01-13', 'over the end of the year'],
  ['RU', '2028-02-01', '2028-03-01', 'over a leap day'],
  ['UA', '2026-11-23', '2026-12-22', 'another state whose citizens may stay longest'],
  ['DE', '2026-11-23', undefined, 'a state whose citizens may stay shorter'],
  ['UZ', '2026-11-23', '2026-12-22', 'a state whose stay is not known: unknown is not no'],
  ['AF', '2026-11-23', undefined, 'a state whose citizens need a visa'],
  ['KZ', '2026-11-23', undefined, 'home'],
  ['other', '2026-11-23', '2026-12-22', 'a state that is not in the list: unknown is not no'],
  ['', '2026-11-23', undefined, 'no citizenship said'],
])('a citizen of “%s” who arrives on %s registers by %s (%s)', (citizenship, arrival, day) => {
  expect(dayOf(planned({ citizenship, arrival }), 'register')).toBe(day)
})

test('the number by which states are found is still the one that the record of who registers names', () => {
  const { value } = factOn('eaeu-stay', '2026-11-23')
  expect(factOn('register-who', '2026-11-23').value).toMatchObject({
    en: expect.stringContaining(` ${value} days`),
  })
})

test.each<[string, string, string, string[] | undefined, string]>([
  ['RU', '2026-11-23', '2027-02-20', ['eaeu-stay', 'eaeu-window'], '90 days of the Union'],
  ['UA', '2026-11-23', '2027-02-20', [], '90 days by an agreement of its own'],
  [
    'DE',
    '2026-11-23',
    '2026-12-22',
    ['visa-free-stay', 'visa-free-window-days', 'visa-free-window'],
    'the usual 30 days',
  ],
  ['IN', '2026-11-23', '2026-12-06', [], '14 days'],
  ['TR', '2026-11-23', '2027-02-20', ['visa-free-stay-turkiye'], '90 days of its own'],
  ['DE', '2028-02-01', '2028-03-01', undefined, 'over a leap day'],
  ['DE', '2026-12-15', '2027-01-13', undefined, 'over the end of the year'],
])('the stay of a citizen of %s from %s ends with %s', (citizenship, arrival, day, facts) => {
  const { entries, assumed } = planned({ citizenship, arrival })
  const stay = entries.find(({ id }) => id === 'stay-ends')
  expect(stay).toMatchObject({ day, kind: 'ends', stage: 'arrive' })
  if (facts) expect(stay?.facts).toEqual(facts)
  expect(assumed).toContain('arrival-counts')
})

test('no record of our days is named for a stay of which the ledger did not know yet', () => {
  const { entries } = planned({ citizenship: 'DE', arrival: '2023-01-26' })
  expect(entries.find(({ id }) => id === 'stay-ends')?.facts).toEqual([])
})

test.each([
  ['', ['no-citizenship']],
  ['other', ['stay-unknown']],
  ['UZ', ['stay-unknown']],
  ['PK', ['stay-unknown']],
  ['AF', []],
  ['KZ', []],
])('for the citizenship “%s” no stay is counted, and it is said why', (citizenship, why) => {
  const timeline = planned({ citizenship, arrival: '2026-11-23' })
  expect(dayOf(timeline, 'stay-ends')).toBeUndefined()
  expect(
    timeline.assumed.filter((id) =>
      ['no-citizenship', 'stay-unknown', 'arrival-counts'].includes(id),
    ),
  ).toEqual(why)
})

test('without an arrival nothing of it stands, whatever the citizenship', () => {
  for (const citizenship of ['', 'RU', 'UZ']) {
    const { entries, assumed } = planned({ citizenship })
    const ids = entries.filter(({ stage }) => stage === 'arrive').map(({ id }) => id)
    expect(ids.filter((id) => id !== 'iin' && id !== 'visa-inside')).toEqual([])
    expect(assumed).toContain('no-arrival')
    expect(assumed).not.toContain('no-citizenship')
    expect(assumed).not.toContain('stay-unknown')
  }
})

test('another number in the ledger moves the days', () => {
  const toolInput = answered({ citizenship: 'RU', arrival: '2026-11-20' })
  const known = makeCalendar([2026, 2027, 2028], ['2026-11-24'])
  const timeline = timelineOf(toolInput, '2026-11-20', known, makeBook())
  expect(dayOf(timeline, 'host-notice')).toBe('2026-11-25')
  expect(dayOf(timeline, 'register')).toBe('2026-11-29')
  const longer = makeBook({ 'eaeu-stay': 91 })
  expect(dayOf(timelineOf(toolInput, '2026-11-20', known, longer), 'register')).toBeUndefined()
})

test.each([
  ['RU', [], 'as long as anybody: the day stands in the plan'],
  ['TR', [], 'as long as anybody since August 2025'],
  ['DE', ['register-who'], 'fewer days, by a list that is partly old'],
  ['UZ', ['register-who'], 'days that are not known'],
  ['', ['register-who'], 'nobody said'],
  ['AF', [], 'only with a visa'],
])(
  'who is “%s” is told that the own registration is not known to be theirs: %o (%s)',
  (citizenship, open) => {
    const timeline = planned({ citizenship, arrival: '2026-12-01' }, '2026-11-23')
    expect(timeline.unknownFacts.filter((id) => id === 'register-who')).toEqual(open)
  },
)

test('what is taken for granted of a stay is said', () => {
  const at = (citizenship: string) =>
    planned({ citizenship, arrival: '2026-12-01' }, '2026-11-23').assumed
  expect(at('DE')).toEqual(
    expect.arrayContaining(['arrival-counts', 'no-earlier-days', 'visa-longest']),
  )
  expect(at('RU')).toContain('no-earlier-days')
  expect(at('RU')).not.toContain('visa-longest')
  expect(at('IN')).toContain('no-earlier-window')
  expect(at('AF')).toEqual(expect.arrayContaining(['visa-says', 'visa-perhaps']))
  expect(at('AF')).not.toContain('no-earlier-days')
})
