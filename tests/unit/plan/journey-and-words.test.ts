import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MoneyPart } from '#components/plan/money-part.tsx'
import { StandPart } from '#components/plan/stand-part.tsx'
import { StepsPart } from '#components/plan/steps-part.tsx'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import {
  actionDay,
  actionText,
  costWords,
  moneyNotices,
  unknownWords,
} from '#lib/plan/words/words.ts'
import { answered } from '../../factories/made-plan.ts'

const TODAY = '2026-11-30'

/** Words with every space as one that a test can be written with. */
function plain(words: string): string {
  return words.replaceAll('\u00a0', ' ')
}

/** Journeys on a named day, with what the reader has to be told before they buy a ticket. */
const JOURNEYS: [who: string, query: ToolQuery, visa: string | null, apply: string][] = [
  // 30 days for the papers, then 30 for the visa: 29 January 2027 by the careful count.
  [
    'a Bangladeshi',
    { citizenship: 'BD', place: 'abroad', arrival: '2026-12-05' },
    '2027-01-29',
    '2027-02-01',
  ],
  [
    'one who names the day alone',
    { citizenship: 'BD', arrival: '2026-12-05' },
    '2027-01-29',
    '2027-02-01',
  ],
  [
    'a Bangladeshi a day too early',
    { citizenship: 'BD', arrival: '2027-01-28' },
    '2027-01-29',
    '2027-03-01',
  ],
  [
    'a Bangladeshi on the day of the visa',
    { citizenship: 'BD', arrival: '2027-01-29' },
    null,
    '2027-03-01',
  ],
  [
    'an Afghan with the papers',
    { citizenship: 'AF', arrival: '2026-12-20', criminal: '2026-11-10' },
    '2026-12-30',
    '2027-01-21',
  ],
  [
    'a German investor',
    { citizenship: 'DE', group: 'investor', arrival: '2027-01-11' },
    '2027-01-29',
    '2027-02-11',
  ],
  [
    'an Indian programmer',
    { citizenship: 'IN', group: 'it', arrival: '2026-12-20' },
    '2027-01-29',
    '2027-02-01',
  ],
  [
    'an Indian programmer in spring',
    { citizenship: 'IN', group: 'it', arrival: '2027-03-15' },
    null,
    '2027-04-16',
  ],
  ['a Russian, who needs none', { citizenship: 'RU', arrival: '2026-12-05' }, null, '2027-01-08'],
]

test.each(JOURNEYS)('%s is told of the visa before the journey', (_who, query, visa, apply) => {
  const { timeline, actions } = planOf(answered(query), TODAY)
  const found = timeline.conflicts.find(
    ({ id }) => id === 'before-visa' || id === 'before-own-visa',
  )
  expect(found?.needed ?? null).toBe(visa)
  if (visa) {
    expect(timeline.conflicts[0]).toBe(found)
    expect(found).toMatchObject({ day: query.arrival, question: 'arrival' })
    const ids = actions.map(({ id }) => id)
    const asked = ids.findIndex((id) => id.startsWith('visa-'))
    expect(asked).toBeGreaterThanOrEqual(0)
    expect(asked).toBeLessThan(ids.indexOf('travel-day'))
    expect(ids).not.toContain('travel')
  }
  expect(timeline.entries.find(({ id }) => id === 'apply')?.day).toBe(apply)
})

test('a day is that of the end of what takes time, and is never read as the day to begin', () => {
  const at = (query: ToolQuery, id: string) => {
    const action = planOf(answered(query), TODAY).actions.find((one) => one.id === id)
    if (!action) throw new Error(id)
    return (['en', 'ru', 'kk'] as const).map((locale) => plain(actionDay(action, locale)))
  }
  const investor: ToolQuery = { citizenship: 'DE', place: 'abroad', group: 'investor' }
  for (const words of at(investor, 'visa-investor'))
    expect(words).toMatch(/^(?:Start|Начните|Мүмкіндігінше ерте)/)
  expect(at(investor, 'visa-investor')[0]).toMatch(/done about 29 January 2027$/)
  const russian: ToolQuery = { citizenship: 'RU', place: 'visa-free', arrival: '2026-11-20' }
  expect(at(russian, 'screening')).toEqual(
    at(investor, 'visa-investor').map(() => expect.not.stringMatching(/\d/)),
  )
  expect(at(russian, 'register')[0]).toBe('By 19 December 2026')
  expect(at(russian, 'papers')[0]).toMatch(/^Start as soon as you can.*30 December 2026$/)
  expect(at(russian, 'host-notice')[0]).toBe('Now: the last day has passed')
  // Registered after the decision by a day that is only as sure as the decision: no time to take.
  expect(at(russian, 'address')[0]).toBe('About 24 February 2027, by our count')
})

/** The day of the application, and whether the plan warns of the index of 2027. */
const YEARS: [apply: string | undefined, warned: boolean][] = [
  [undefined, true],
  ['2026-12-31', true],
  ['2026-12-03', true],
  ['2027-02-11', false],
]

test.each(YEARS)(
  'a plan that applies on %s says what is not known of the index of 2027',
  (apply, warned) => {
    const query: ToolQuery = {
      citizenship: 'RU',
      place: 'visa-free',
      arrival: '2026-11-20',
      ...(apply && { apply }),
    }
    const plan = planOf(answered(query), TODAY)
    const [notice] = moneyNotices(plan, 'en').map(plain)
    const page = renderToStaticMarkup(createElement(MoneyPart, { plan, locale: 'en' }))
    if (warned) {
      expect(notice).toContain('past 1 January 2027')
      expect(notice).toContain('put more into the account')
      expect(plain(page)).toContain(notice?.slice(0, 60))
      // The sum is that of the day of the application.
      expect(plan.costs.total).toBe(18_165)
    } else {
      expect(plan.costs.total).toBeNull()
      expect(notice).toContain('At today’s index it would be')
      expect(notice).not.toContain('2027, and the index')
    }
  },
)

test('whoever is exempt from showing money is not told to put more into an account', () => {
  const plan = planOf(
    answered({ citizenship: 'MN', place: 'visa-free', arrival: '2026-11-20', group: 'ethnic' }),
    TODAY,
  )
  const [notice] = moneyNotices(plan, 'en')
  expect(notice).toContain('the index from that day is not known')
  expect(notice).not.toContain('account')
})

test('children are spoken of only where there are some', () => {
  const pageOf = (ages: string) => {
    const plan = planOf(
      answered({ citizenship: 'KG', place: 'visa-free', arrival: '2026-11-25', ages }),
      TODAY,
    )
    return renderToStaticMarkup(createElement(MoneyPart, { plan, locale: 'en' }))
  }
  expect(pageOf('9,15')).toMatch(/duty for children.*C11/)
  expect(pageOf('')).not.toMatch(/children too|C11/)
})

test('nobody who fled a state is sent to it, to its relatives there or to its stamp', () => {
  const plan = planOf(answered({ citizenship: 'UA', place: 'visa', group: 'refugee' }), TODAY)
  const props = {
    plan,
    locale: 'en' as const,
    query: '',
    action: '',
    done: [],
    alone: true,
    kept: [],
  }
  const words = renderToStaticMarkup(
    createElement('div', null, createElement(StepsPart, props), createElement(StandPart, props)),
  )
  expect(words).not.toMatch(/from your country through relatives|apostille/i)
  const other = planOf(answered({ citizenship: 'UA', place: 'visa' }), TODAY)
  const own = renderToStaticMarkup(createElement(StepsPart, { ...props, plan: other }))
  expect(own).toContain('from your country through relatives')
})

test('an official site that is named is a link to it', () => {
  const plan = planOf(
    answered({ citizenship: 'RU', place: 'visa-free', arrival: '2026-11-20' }),
    TODAY,
  )
  const props = {
    plan,
    locale: 'ru' as const,
    query: '',
    action: '',
    done: [],
    alone: true,
    kept: [],
  }
  const words = renderToStaticMarkup(createElement(StepsPart, props))
  for (const site of ['app.testcenter.kz', 'migration.enbek.kz', 'vmp.gov.kz', 'egov.kz']) {
    expect(words).toContain(`<a href="https://${site}">${site}</a>`)
  }
  // Two guides are two words, also for who copies them or hears them.
  expect(words).not.toMatch(/<\/a><a/)
})

test('where the index of the day is not known, a payment is still that of all who apply', () => {
  // The application of a family abroad falls into 2027: 4 MCI for three, 0.2 for the two grown.
  const plan = planOf(answered({ citizenship: 'KG', place: 'abroad', ages: '40, 12' }), TODAY)
  expect(plan.costs.total).toBeNull()
  const words = plan.costs.payments.map((line) => plain(costWords(line, 'en')))
  expect(words[0]).toMatch(/: 12 MCI$/)
  expect(words[1]).toMatch(/: 0\.4 MCI$/)
  // 1,320 MCI for two, at 4,325 tenge.
  expect(moneyNotices(plan, 'en').map(plain).join(' ')).toContain('11,418,000 ₸')
})

test('who has no citizenship is not told of a country of that name', () => {
  const plan = planOf(answered({ citizenship: 'other', place: 'visa-free' }), TODAY)
  expect(unknownWords(plan, 'en')).toContain('You have no citizenship')
  expect(unknownWords(plan, 'en')).not.toContain('Another')
  const refugee = planOf(answered({ citizenship: 'SO', group: 'refugee' }), TODAY)
  expect(unknownWords(refugee, 'en')).toBeUndefined()
})

test.each<[who: string, query: ToolQuery, id: string, said: RegExp, never?: RegExp]>([
  ['at home', { citizenship: 'RU', place: 'abroad' }, 'papers', /before you travel/],
  ['here', { citizenship: 'RU', arrival: '2026-11-20' }, 'papers', /by post/, /before you travel/],
  [
    'still to come, whatever the place says',
    { citizenship: 'RU', place: 'visa-free', arrival: '2026-12-20' },
    'papers',
    /before you travel/,
  ],
  ['stateless', { citizenship: 'other', place: 'visa-free' }, 'papers', /If you are stateless/],
  [
    'on a visa that may be the one',
    { citizenship: 'DE', place: 'visa', group: 'investor' },
    'visa-investor',
    /skip this step/,
  ],
  [
    'with a petition already',
    { citizenship: 'DE', place: 'abroad', group: 'profession' },
    'petition-profession',
    /has petitioned for you/,
    /who requests it/,
  ],
])('somebody %s reads what is so for them', (_who, query, id, said, never) => {
  const plan = planOf(answered(query), TODAY)
  const action = plan.actions.find((one) => one.id === id)
  if (!action) throw new Error(id)
  const text = actionText(action, plan, 'en')
  expect(text).toMatch(said)
  if (never) expect(text).not.toMatch(never)
})
