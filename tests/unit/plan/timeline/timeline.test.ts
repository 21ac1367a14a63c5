import { expect, test } from 'vitest'
import { countries } from '#lib/plan/countries/countries.ts'
import { ENTRY_IDS, type Timeline } from '#lib/plan/timeline/entry.ts'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import {
  answered,
  conflictIds,
  dayOf,
  makeBook,
  makeCalendar,
  planned,
} from '../../../factories/made-plan.ts'

function outline({ entries }: Timeline): string[] {
  return entries.map(({ day, id }) => `${day} ${id}`)
}

/** Every day of the calendar's years. */
function* daysOfCalendar(): Generator<string> {
  const last = Temporal.PlainDate.from('2027-12-31')
  let day = Temporal.PlainDate.from('2026-01-01')
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    yield day.toString()
  }
}

function outOfOrder({ entries }: Timeline): string[] {
  const keys = entries.map(
    ({ day, id }) => `${day} ${String(ENTRY_IDS.indexOf(id)).padStart(2, '0')}`,
  )
  return keys.filter((key, index) => index > 0 && key <= (keys[index - 1] ?? ''))
}

test('somebody who says nothing sees the way from today on, and everything that was assumed', () => {
  const timeline = planned({}, '2026-11-23')
  expect(outline(timeline)).toEqual([
    '2026-11-23 screening',
    '2026-11-26 iin',
    '2026-11-30 checkup',
    '2026-12-03 account',
    '2026-12-07 lodging',
    '2026-12-22 screening-check',
    '2026-12-23 papers-home',
    '2026-12-23 visa-inside',
    '2026-12-23 certificate',
    '2026-12-24 apply',
    '2027-02-07 decision',
    '2027-02-17 address',
    '2027-03-03 card',
    '2027-03-24 wait-ends',
    '2027-12-23 certificate-ends',
    '2037-01-17 renew-advice',
    '2037-02-01 renew-latest',
    '2037-03-03 card-ends',
  ])
  expect(timeline.assumed).toEqual([
    'no-arrival',
    'screening-today',
    'screening-quick',
    'papers-days',
    'iin-days',
    'account-days',
    'checkup-days',
    'lodging-days',
    'visa-perhaps',
    'apply-after-certificate',
    'decision-last-day',
    'moved-days-may-change',
    'card-at-once',
    'card-full-term',
  ])
  expect(timeline.unknownFacts).toEqual(['home-state-consent', 'place-to-apply'])
  expect(timeline.conflicts).toEqual([])
  expect(timeline.beyondCalendar).toEqual([])
})

test('entries of one day stand in the order of the way', () => {
  const day = '2026-11-23'
  const toolInput = { arrival: day, screening: day, apply: day, passport: day }
  expect(outline(planned(toolInput, day)).slice(0, 4)).toEqual([
    `${day} arrival`,
    `${day} screening`,
    `${day} apply`,
    `${day} passport-ends`,
  ])
})

test('an entry has passed on the day after its day', () => {
  const query = { certificate: '2026-11-20', apply: '2026-11-23' }
  const passed = (today: string) =>
    planned(query, today).entries.find(({ id }) => id === 'apply')?.passed
  expect(passed('2026-11-23')).toBe(false)
  expect(passed('2026-11-24')).toBe(true)
})

test('a named day beyond the calendar stays, but whether people work on it is not guessed', () => {
  const timeline = planned({ certificate: '2027-06-01', apply: '2028-01-10' }, '2027-11-22')
  expect(dayOf(timeline, 'apply')).toBe('2028-01-10')
  expect(dayOf(timeline, 'decision')).toBe('2028-02-24')
  expect(dayOf(timeline, 'wait-ends')).toBe('2028-04-09')
  expect(dayOf(timeline, 'address')).toBe('2028-03-05')
  expect(timeline.beyondCalendar).toEqual([
    'apply',
    'card',
    'renew-advice',
    'renew-latest',
    'card-ends',
  ])
  expect(conflictIds(timeline)).toEqual([])
})

test('a passport does not make up for a card beyond the calendar', () => {
  const query = { certificate: '2027-06-01', apply: '2028-01-10', passport: '2029-01-01' }
  expect(dayOf(planned(query, '2027-11-22'), 'card-ends')).toBeUndefined()
})

test('a screening that ends beyond the calendar takes everything after it along', () => {
  const timeline = timelineOf(answered({}), '2026-12-30', makeCalendar([2026]), makeBook())
  for (const id of ['certificate', 'apply', 'decision', 'card', 'card-ends'] as const) {
    expect(timeline.beyondCalendar, id).toContain(id)
    expect(dayOf(timeline, id), id).toBeUndefined()
  }
  expect(dayOf(timeline, 'screening')).toBe('2026-12-30')
})

test('an application on a Saturday after which the calendar knows no day is not called a day off', () => {
  const query = { certificate: '2026-12-01', criminal: '2026-12-20', apply: '2026-12-26' }
  const known = makeCalendar([2026], ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'])
  const timeline = timelineOf(answered(query), '2026-12-01', known, makeBook())
  expect(dayOf(timeline, 'apply')).toBe('2026-12-26')
  expect(timeline.beyondCalendar).toContain('apply')
  expect(timeline.conflicts).toEqual([])
})

test.each([
  ['2025-12-30', ['host-notice'], 'the calendar knows no day of 2025'],
  ['2025-12-31', [], 'it is counted from the next day on'],
  ['2027-12-30', ['host-notice'], 'it ends in 2028'],
])('the host’s notice of an arrival on %s lies beyond: %o (%s)', (arrival, ids) => {
  const given = '2026-11-20'
  const { beyondCalendar } = planned({
    citizenship: 'RU',
    arrival,
    certificate: given,
    criminal: given,
    medical: given,
    bank: given,
    home: 'own',
    apply: '2026-11-23',
  })
  expect(beyondCalendar).toEqual(ids)
})

test.each([
  ['arrival'],
  ['screening'],
  ['apply'],
  ['passport'],
  ['certificate'],
  ['bank'],
  ['lease'],
])('the first and the last day that can be typed for %s break nothing', (question) => {
  for (const day of ['0000-01-01', '9999-12-31']) {
    const timeline = planned({ citizenship: 'RU', [question]: day })
    expect(outOfOrder(timeline)).toEqual([])
    expect(timeline.entries.filter((entry) => !/^\d{4}-\d\d-\d\d$/.test(entry.day))).toEqual([])
  }
})

test('a day that does not exist throws', () => {
  expect(() => planned({}, '2026-02-30')).toThrow()
})

test('a citizen of any country gets a timeline, and a stay or the reason why not', () => {
  for (const { code, visa } of countries().countries) {
    const timeline = planned({ citizenship: code, arrival: '2026-11-20' })
    expect(outOfOrder(timeline), code).toEqual([])
    const stays = dayOf(timeline, 'stay-ends') !== undefined
    expect(stays, code).toBe(visa.days !== null)
    const unsure = visa.days === null && !['home', 'visa_required'].includes(visa.regime)
    expect(timeline.assumed.includes('stay-unknown'), code).toBe(unsure)
  }
})

test('on every day of the calendar’s years each plan is sorted and does not throw', () => {
  // Each day about the turn of a year, and every fifth of the others.
  const days = daysOfCalendar().filter((day, n) => n % 5 === 0 || /-(12|01)-/.test(day.slice(4, 8)))
  for (const day of days) {
    for (const timeline of [
      planned({}, day),
      planned({ citizenship: 'RU', arrival: day, passport: '2028-02-29' }, '2026-11-23'),
      planned({ citizenship: 'DE', arrival: '2026-11-20', apply: day, lease: day }, '2026-11-23'),
      planned({ screening: day, criminal: day, bank: day, medical: day }, '2026-11-23'),
      planned({ certificate: day }, day),
    ]) {
      expect(outOfOrder(timeline), day).toEqual([])
      const ids = timeline.entries.map(({ id }) => id)
      const both = timeline.beyondCalendar.filter((id) => ids.includes(id) && id !== 'apply')
      expect(both, day).toEqual([])
      expect(timeline.entries.every((entry) => ENTRY_IDS.includes(entry.id))).toBe(true)
    }
  }
})

test('an assumed application is on a working day, never in the past and never before its certificate', () => {
  for (const day of daysOfCalendar()) {
    const timeline = planned({ arrival: '2026-11-30' }, day)
    const apply = dayOf(timeline, 'apply')
    if (!apply) continue
    expect(apply >= day && apply >= '2026-11-30', day).toBe(true)
    expect(apply > (dayOf(timeline, 'certificate') ?? ''), day).toBe(true)
    expect(conflictIds(timeline)).not.toContain('not-working-day')
  }
})
