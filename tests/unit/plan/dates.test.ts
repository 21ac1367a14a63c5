import { expect, test } from 'vitest'
import { loadFacts } from '#lib/facts/load.ts'
import { siteCalendar } from '#lib/plan/calendar/calendar.ts'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import type { EntryId } from '#lib/plan/timeline/entry.ts'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { answered } from '../../factories/made-plan.ts'

/** Papers that are there already, so that nothing but what a case is about holds up the application. */
const READY = {
  criminal: '2026-11-02',
  bank: '2026-11-02',
  medical: '2026-11-02',
  lease: '2027-11-30',
}

type Days = Partial<Record<EntryId, string | null>>

/**
 * The days a person would act on, each with the record or the assumption it follows from; `null`: there
 * is no such day. `quick`: the day of the application in the quick reading, where it differs.
 */
const CASES: [why: string, query: ToolQuery, today: string, days: Days, quick?: string][] = [
  [
    'a screening named for after the turn of the year is waited for: screening-length',
    { citizenship: 'RU', screening: '2027-01-11' },
    '2026-12-01',
    { screening: '2027-01-11', certificate: '2027-02-10', apply: '2027-02-11' },
  ],
  [
    '… also where everything else is ready',
    { ...READY, citizenship: 'RU', screening: '2027-01-11' },
    '2026-12-01',
    { certificate: '2027-02-10', apply: '2027-02-11' },
  ],
  [
    'a screening named for the pilot’s last day: screening-end',
    { ...READY, citizenship: 'RU', screening: '2026-12-31' },
    '2026-12-01',
    { certificate: '2027-02-02', apply: '2027-02-03' },
  ],
  [
    'a screening named for the day after the pilot’s last day',
    { ...READY, citizenship: 'RU', screening: '2027-01-01' },
    '2026-12-01',
    { certificate: '2027-02-02', apply: '2027-02-03' },
  ],
  [
    'a screening named for the past is counted from its day',
    { ...READY, citizenship: 'RU', screening: '2026-11-02' },
    '2026-11-30',
    { certificate: '2026-12-02', apply: '2026-12-03' },
  ],
  [
    'twenty working days outlast thirty days about holidays: screening-check-term',
    { ...READY, citizenship: 'RU', screening: '2026-12-15' },
    '2026-12-01',
    { 'screening-check': '2027-01-18', certificate: '2027-01-18', apply: '2027-01-19' },
  ],
  [
    'not known is planned for: screening-required from 2027',
    { ...READY, citizenship: 'RU' },
    '2027-01-04',
    { screening: '2027-01-04', certificate: '2027-02-03', apply: '2027-02-04' },
    '2027-01-05',
  ],
  [
    'not known is planned for in summer too',
    {
      ...READY,
      citizenship: 'RU',
      criminal: '2027-05-03',
      bank: '2027-05-03',
      medical: '2027-05-03',
    },
    '2027-06-01',
    { screening: '2027-06-01', certificate: '2027-07-01', apply: '2027-07-02' },
    '2027-06-01',
  ],
  [
    'a spouse is planned for as everybody: screening-exempt-groups',
    { ...READY, citizenship: 'RU', group: 'spouse' },
    '2026-11-30',
    { screening: '2026-11-30', certificate: '2026-12-30', apply: '2026-12-31' },
    '2026-11-30',
  ],
  [
    'an IT specialist too: screening-separate-routes',
    { ...READY, citizenship: 'RU', group: 'it' },
    '2026-11-30',
    { screening: '2026-11-30', certificate: '2026-12-30', apply: '2026-12-31' },
    '2026-11-30',
  ],
  [
    'an ethnic Kazakh too: screening-ethnic-kazakhs',
    { ...READY, citizenship: 'MN', group: 'ethnic' },
    '2026-11-30',
    { screening: '2026-11-30', certificate: '2026-12-30', apply: '2026-12-31' },
  ],
  [
    'a refugee too',
    { ...READY, citizenship: 'UA', group: 'refugee' },
    '2026-11-30',
    { screening: '2026-11-30', certificate: '2026-12-30', apply: '2026-12-31' },
  ],
  [
    'with a certificate there is none',
    { ...READY, citizenship: 'RU', certificate: '2026-11-20' },
    '2026-11-30',
    { screening: null, apply: '2026-11-30', 'certificate-ends': '2027-11-20' },
  ],
  [
    'a certificate to come is waited for',
    { ...READY, citizenship: 'RU', certificate: '2026-12-18' },
    '2026-11-30',
    { apply: '2026-12-21' },
  ],
  [
    'a certificate given on a Friday leads to Monday',
    { ...READY, citizenship: 'RU', certificate: '2026-12-04' },
    '2026-11-30',
    { apply: '2026-12-07' },
  ],
  [
    'a certificate given before a day off leads past it',
    { ...READY, citizenship: 'RU', certificate: '2026-12-15' },
    '2026-11-30',
    { apply: '2026-12-17' },
  ],
  [
    'the screening begins on the day of entry',
    { ...READY, citizenship: 'RU', arrival: '2026-12-21' },
    '2026-11-30',
    { screening: '2026-12-21', certificate: '2027-01-21', apply: '2027-01-22' },
  ],
  [
    'the screening of somebody who is here begins today',
    { ...READY, citizenship: 'RU', arrival: '2026-11-20' },
    '2026-11-30',
    { screening: '2026-11-30' },
  ],
  [
    'the identification number takes three working days by our assumption',
    { citizenship: 'RU', arrival: '2026-11-27', place: 'visa-free' },
    '2026-11-30',
    {
      iin: '2026-12-03',
      account: '2026-12-10',
      checkup: '2026-12-07',
      lodging: '2026-12-14',
      'papers-home': '2026-12-30',
    },
  ],
  [
    'the days of somebody who comes later begin then',
    { citizenship: 'RU', arrival: '2026-12-07' },
    '2026-11-30',
    {
      iin: '2026-12-10',
      account: '2026-12-18',
      checkup: '2026-12-14',
      lodging: '2026-12-22',
      // Thirty days from today: there is no time to get them before the journey.
      'papers-home': '2026-12-30',
    },
  ],
  [
    'nothing is done on the day after entry',
    { citizenship: 'RU', certificate: '2026-11-20', criminal: '2026-11-02', arrival: '2026-12-07' },
    '2026-11-30',
    { apply: '2026-12-23' },
  ],
  [
    'a bank certificate makes number and account needless',
    { citizenship: 'RU', bank: '2026-11-25', certificate: '2026-11-20' },
    '2026-11-30',
    { iin: null, account: null, apply: '2026-12-31' },
  ],
  [
    'an ethnic Kazakh needs no account: solvency-exempt-ethnic',
    { citizenship: 'MN', group: 'ethnic', certificate: '2026-11-20', criminal: '2026-11-02' },
    '2026-11-30',
    { account: null, apply: '2026-12-15' },
  ],
  [
    '… but a grown member of the family does: solvency-family-age',
    { citizenship: 'MN', group: 'ethnic', ages: '17', certificate: '2026-11-20' },
    '2026-11-30',
    { account: '2026-12-10' },
  ],
  [
    '… and a child does not',
    { citizenship: 'MN', group: 'ethnic', ages: '15', certificate: '2026-11-20' },
    '2026-11-30',
    { account: null },
  ],
  [
    'a home of one’s own takes no time',
    { citizenship: 'RU', home: 'own', certificate: '2026-11-20', criminal: '2026-11-02' },
    '2026-11-30',
    { lodging: null, apply: '2026-12-11' },
  ],
  [
    'a lease takes no time either',
    { citizenship: 'RU', lease: '2027-11-30', certificate: '2026-11-20', criminal: '2026-11-02' },
    '2026-11-30',
    { lodging: null, apply: '2026-12-11' },
  ],
  [
    'own estimates take the place of ours',
    {
      citizenship: 'RU',
      certificate: '2026-11-20',
      criminal: '2026-11-02',
      iinDays: '1',
      accountDays: '2',
      checkupDays: '1',
      lodgingDays: '1',
    },
    '2026-11-30',
    {
      iin: '2026-12-01',
      account: '2026-12-03',
      checkup: '2026-12-01',
      lodging: '2026-12-01',
      apply: '2026-12-04',
    },
  ],
  [
    'estimates of nothing leave nothing to wait for',
    {
      citizenship: 'RU',
      certificate: '2026-11-20',
      papersDays: '0',
      iinDays: '0',
      accountDays: '0',
      checkupDays: '0',
      lodgingDays: '0',
    },
    '2026-11-30',
    { iin: null, account: null, apply: '2026-11-30' },
  ],
  [
    'a long wait for papers holds up the application',
    { citizenship: 'RU', certificate: '2026-11-20', papersDays: '90' },
    '2026-11-30',
    { 'papers-home': '2027-02-28', apply: '2027-03-01' },
  ],
  [
    'a refugee waits for no papers from home, but for those that replace them',
    { citizenship: 'UA', group: 'refugee', certificate: '2026-11-20' },
    '2026-11-30',
    { 'papers-home': null, 'refugee-papers': '2026-12-30', apply: '2026-12-31' },
  ],
  [
    'papers from home come before the journey',
    { citizenship: 'RU', place: 'abroad' },
    '2026-11-30',
    {
      'papers-home': '2026-12-30',
      arrival: '2026-12-31',
      screening: '2026-12-31',
      apply: '2027-02-03',
    },
  ],
  [
    'papers are there by a day of travel that is named',
    { citizenship: 'RU', place: 'abroad', arrival: '2027-02-01' },
    '2026-11-30',
    {
      'papers-home': '2027-02-01',
      arrival: '2027-02-01',
      screening: '2027-02-01',
      apply: '2027-03-04',
    },
    '2027-02-16',
  ],
  [
    'an own estimate moves the journey',
    { citizenship: 'RU', place: 'abroad', papersDays: '10' },
    '2026-11-30',
    { 'papers-home': '2026-12-10', arrival: '2026-12-11' },
  ],
  [
    'a visa from a consulate comes before the journey: visa-b8-issue-max',
    { citizenship: 'AF', place: 'abroad' },
    '2026-11-30',
    {
      'papers-home': '2026-12-30',
      'visa-abroad': '2027-01-29',
      arrival: '2027-01-30',
      apply: '2027-03-02',
    },
    '2027-02-03',
  ],
  [
    'a country beyond the list is planned for with a visa before the journey: visa-b8-issue-max',
    { citizenship: 'AQ', place: 'abroad' },
    '2026-11-30',
    {
      'visa-abroad': '2027-01-29',
      arrival: '2027-01-30',
      'visa-inside': null,
      apply: '2027-03-02',
    },
    '2027-02-03',
  ],
  [
    'nobody abroad is told that a journey is planned',
    { citizenship: 'IN', place: 'abroad' },
    '2026-11-30',
    { arrival: '2026-12-31', 'visa-inside': '2027-01-30' },
  ],
  [
    'a German waits for the visa for permanent residence: visa-b8-issue-max',
    { ...READY, citizenship: 'DE', certificate: '2026-11-20' },
    '2026-11-30',
    { 'visa-inside': '2026-12-30', apply: '2026-12-31' },
    '2026-12-15',
  ],
  [
    'a Russian needs none: who-visa-free',
    { ...READY, citizenship: 'RU', certificate: '2026-11-20' },
    '2026-11-30',
    { 'visa-inside': null, apply: '2026-11-30' },
  ],
  [
    'where nobody knows, it is counted',
    { ...READY, citizenship: 'AQ', certificate: '2026-11-20' },
    '2026-11-30',
    { 'visa-inside': '2026-12-30', apply: '2026-12-31' },
    '2026-11-30',
  ],
  [
    'no citizenship: it is counted',
    { ...READY, certificate: '2026-11-20' },
    '2026-11-30',
    { 'visa-inside': '2026-12-30', apply: '2026-12-31' },
    '2026-11-30',
  ],
  [
    'a German investor waits for a visa of another kind, with our assumption',
    { ...READY, citizenship: 'DE', group: 'investor', certificate: '2026-11-20' },
    '2026-11-30',
    { 'visa-inside': null, 'visa-own': '2027-01-29', apply: '2027-02-01' },
    '2027-02-01',
  ],
  [
    'an Indian ethnic Kazakh may need none: it is counted',
    { ...READY, citizenship: 'IN', group: 'ethnic', certificate: '2026-11-20' },
    '2026-11-30',
    { 'visa-inside': '2026-12-30', apply: '2026-12-31' },
    '2026-11-30',
  ],
  [
    'a German refugee needs none',
    { ...READY, citizenship: 'DE', group: 'refugee', certificate: '2026-11-20' },
    '2026-11-30',
    { 'visa-inside': null, apply: '2026-11-30' },
  ],
  [
    'an Afghan in Kazakhstan on a visa: it is counted',
    { ...READY, citizenship: 'AF', place: 'visa', certificate: '2026-11-20' },
    '2026-11-30',
    { 'visa-inside': '2026-12-30', apply: '2026-12-31' },
    '2026-11-30',
  ],
  [
    'a Russian’s stay: eaeu-stay, the day of entry counted',
    { citizenship: 'RU', arrival: '2026-11-20' },
    '2026-11-30',
    { 'stay-ends': '2027-02-17' },
  ],
  [
    'a German’s stay: thirty days',
    { citizenship: 'DE', arrival: '2026-11-20' },
    '2026-11-30',
    { 'stay-ends': '2026-12-19' },
  ],
  [
    'an Indian’s stay: fourteen days',
    { citizenship: 'IN', arrival: '2026-11-20' },
    '2026-11-30',
    { 'stay-ends': '2026-12-03' },
  ],
  [
    'a stay that crosses a leap day',
    { citizenship: 'RU', arrival: '2027-12-15', criminal: '2027-12-01' },
    '2027-12-10',
    { 'stay-ends': '2028-03-13' },
    '2027-12-31',
  ],
  [
    'sixty days before leave thirty: eaeu-window',
    { citizenship: 'RU', arrival: '2026-11-20', stays: '2026-07-01..2026-08-29' },
    '2026-11-30',
    { 'stay-ends': '2026-12-19' },
  ],
  [
    'ninety days before leave none: no stay ends before it began',
    { citizenship: 'RU', arrival: '2026-11-20', stays: '2026-08-01..2026-10-29' },
    '2026-11-30',
    { 'stay-ends': null },
  ],
  [
    'a stay of long ago takes nothing away',
    { citizenship: 'RU', arrival: '2026-11-20', stays: '2026-01-01..2026-03-31' },
    '2026-11-30',
    { 'stay-ends': '2027-02-17' },
  ],
  [
    'forty-two days for an Indian: window of the country',
    {
      citizenship: 'IN',
      arrival: '2026-11-25',
      stays: '2026-07-01..2026-07-14 2026-08-01..2026-08-14 2026-09-01..2026-09-07',
    },
    '2026-11-30',
    { 'stay-ends': '2026-12-01' },
  ],
  [
    'on a visa the stay is not counted',
    { citizenship: 'RU', arrival: '2026-11-20', place: 'visa' },
    '2026-11-30',
    { 'stay-ends': null },
  ],
  [
    'where the list knows no days none are counted',
    { citizenship: 'AQ', arrival: '2026-11-20' },
    '2026-11-30',
    { 'stay-ends': null },
  ],
  [
    'the host’s notice: three working days, host-notice-term',
    { citizenship: 'RU', arrival: '2026-11-30' },
    '2026-11-30',
    { 'host-notice': '2026-12-03' },
  ],
  [
    '… over a weekend',
    { citizenship: 'RU', arrival: '2026-12-03' },
    '2026-11-30',
    { 'host-notice': '2026-12-08' },
  ],
  [
    '… over the new year',
    { citizenship: 'RU', arrival: '2026-12-31' },
    '2026-11-30',
    { 'host-notice': '2027-01-08' },
  ],
  [
    '… is planned for though nobody knows whether it is due: host-notice-still-due',
    { citizenship: 'US', arrival: '2026-12-14' },
    '2026-11-30',
    { 'host-notice': '2026-12-18' },
  ],
  [
    'registering: day thirty of the stay, register-by-day',
    { citizenship: 'KG', arrival: '2026-12-01' },
    '2026-11-30',
    { register: '2026-12-30' },
  ],
  [
    '… not for who may stay less',
    { citizenship: 'DE', arrival: '2026-12-01' },
    '2026-11-30',
    { register: null },
  ],
  [
    '… also where nobody knows how long one may stay',
    { citizenship: 'AQ', arrival: '2026-12-01' },
    '2026-11-30',
    { register: '2026-12-30', 'visa-abroad': '2027-01-29' },
    '2027-01-05',
  ],
  [
    '… never for an arrival before the duty: register-start',
    { citizenship: 'RU', arrival: '2026-06-30' },
    '2026-11-30',
    { register: null },
  ],
  [
    '… from its first day on',
    { citizenship: 'RU', arrival: '2026-07-01' },
    '2026-11-30',
    { register: '2026-07-30' },
  ],
  [
    'the decision: forty-five days, review-term',
    { citizenship: 'RU', apply: '2026-11-02' },
    '2026-11-30',
    { decision: '2026-12-17', address: '2026-12-27' },
  ],
  [
    'the card: seventeen working days from the decision, card-term',
    { citizenship: 'RU', apply: '2026-11-02' },
    '2026-11-30',
    { card: '2027-01-14' },
  ],
  [
    'who has applied is told of no screening',
    { citizenship: 'RU', apply: '2026-11-02' },
    '2026-11-30',
    { screening: null, iin: null, 'papers-home': null },
  ],
  [
    'who applies today has not applied yet',
    { citizenship: 'RU', apply: '2026-11-30' },
    '2026-11-30',
    { iin: '2026-12-03', apply: '2026-11-30' },
  ],
  [
    'a day of application that is named stays',
    { citizenship: 'RU', apply: '2026-12-07', certificate: '2026-11-20' },
    '2026-11-30',
    { apply: '2026-12-07', decision: '2027-01-21' },
  ],
  [
    'the wait ends with wait-status-days',
    { citizenship: 'RU', apply: '2026-11-30' },
    '2026-11-30',
    { 'wait-ends': '2027-02-28' },
  ],
  [
    'a card’s renewal: thirty days before, renew-latest; as advised forty-five',
    { card: '2027-03-31' },
    '2026-11-30',
    { 'renew-advice': '2027-02-14', 'renew-latest': '2027-03-01', 'card-ends': '2027-03-31' },
  ],
  [
    'a card that ends soon',
    { card: '2026-12-10' },
    '2026-11-30',
    { 'renew-latest': '2026-11-10', 'card-ends': '2026-12-10' },
  ],
  [
    'who has a card is told of no application',
    { card: '2027-03-31', citizenship: 'RU' },
    '2026-11-30',
    { apply: null, screening: null, arrival: null },
  ],
  [
    'a passport ends before the card: card-within-passport',
    { citizenship: 'RU', apply: '2026-11-02', passport: '2030-05-01' },
    '2026-11-30',
    { 'card-ends': '2030-05-01', 'passport-ends': '2030-05-01' },
  ],
  [
    'a passport that outlasts it changes nothing: card-validity',
    { citizenship: 'RU', apply: '2026-11-02', passport: '2040-05-01' },
    '2026-11-30',
    { 'card-ends': '2037-01-14' },
  ],
  [
    'counted back from the day the card is needed',
    { citizenship: 'RU', need: '2027-05-01' },
    '2026-11-30',
    { 'latest-screening': '2027-01-21', 'latest-apply': '2027-02-21', needed: '2027-05-01' },
  ],
  [
    '… where it is too late already',
    { citizenship: 'RU', need: '2027-01-15' },
    '2026-11-30',
    { 'latest-screening': '2026-10-03', 'latest-apply': '2026-11-03' },
  ],
  [
    '… with a certificate no screening is counted back',
    { citizenship: 'RU', need: '2027-05-01', certificate: '2026-11-20' },
    '2026-11-30',
    { 'latest-screening': null, 'latest-apply': '2027-02-21' },
  ],
  [
    '… who has applied is told of no last day to apply',
    { citizenship: 'RU', need: '2027-05-01', apply: '2026-11-02' },
    '2026-11-30',
    { 'latest-apply': null },
  ],
  [
    'a criminal record is good for criminal-record-validity',
    { citizenship: 'RU', criminal: '2026-11-02' },
    '2026-11-30',
    { 'criminal-ends': '2027-05-01' },
  ],
  [
    'the bank’s for solvency-validity',
    { citizenship: 'RU', bank: '2026-11-02' },
    '2026-11-30',
    { 'bank-ends': '2027-05-01' },
  ],
  [
    'a criminal record not yet given is not asked for too early',
    { citizenship: 'RU', apply: '2027-09-01' },
    '2026-11-30',
    { 'criminal-from': '2027-03-05', 'medical-from': '2027-03-05', 'bank-from': '2027-03-05' },
  ],
  [
    'a citizen of Kazakhstan is told of no day',
    { citizenship: 'KZ', arrival: '2026-11-20' },
    '2026-11-30',
    { apply: null, screening: null, 'stay-ends': null, arrival: null },
  ],
]

function dayIn(query: ToolQuery, today: string, reading: 'careful' | 'quick', id: EntryId) {
  const { entries } = timelineOf(answered(query), today, siteCalendar(), loadFacts(), reading)
  return entries.find((entry) => entry.id === id)?.day ?? null
}

test.each(CASES)('%s', (_why, query, today, days, quick) => {
  const { entries } = timelineOf(answered(query), today)
  const found = Object.keys(days).map((id) => [
    id,
    entries.find((one) => one.id === id)?.day ?? null,
  ])
  expect(Object.fromEntries(found)).toEqual(days)
  const careful = dayIn(query, today, 'careful', 'apply')
  expect(dayIn(query, today, 'quick', 'apply')).toBe(quick ?? careful)
})

test('there are cases enough', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(80)
})

test('only what the reader named is called planned', () => {
  for (const [, query, today] of CASES) {
    const { entries } = timelineOf(answered(query), today)
    const planned = entries.filter(({ kind }) => kind === 'plan').map(({ day }) => day)
    expect(Object.values(query).flat()).toEqual(expect.arrayContaining(planned))
  }
})
