import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StandPart } from '#components/plan/stand-part.tsx'
import en from '#content/messages/en.json' with { type: 'json' }
import { LOCALES } from '#lib/i18n/locales.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import {
  PLAN_LINES,
  ROUTE_PARTS,
  type RouteAdvice,
  type RouteLine,
  routeOf,
} from '#lib/plan/ground/legal-basis.ts'
import { GROUPS, type ToolQuery } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { makeFacts } from '../../../factories/facts.ts'
import { answered } from '../../../factories/made-plan.ts'

const DAY = '2026-11-23'

function advise(query: ToolQuery, day = DAY): RouteAdvice {
  return routeOf(answered(query), day)
}

function idsOf(lines: RouteLine[]): string[] {
  return lines.map(({ id }) => id)
}

/** The lines of each part by their names. */
function outline({ parts }: RouteAdvice): Record<string, string[]> {
  return Object.fromEntries(ROUTE_PARTS.map((part) => [part, idsOf(parts[part])]))
}

/** Everybody whom the tool knows: each citizenship, none, and another, with each group and none. */
function everybody(): ToolQuery[] {
  const codes = ['', 'other', ...countries().countries.map(({ code }) => code)]
  return [
    ...codes.flatMap((citizenship) =>
      [[], ...GROUPS.map((group) => [group])].map((group) => ({ citizenship, group })),
    ),
    { citizenship: 'UZ', place: 'visa' },
    { citizenship: 'UZ', place: 'visa', visa: '2027-02-01' },
    { citizenship: 'DE', card: '2027-05-01' },
    { citizenship: 'DE', card: '2019-05-01' },
  ]
}

const SCREENING = ['screening-first', 'screening-exempt']
const MONEY = ['money-show', 'money-maybe']
const FREE_STAY = ['stay-entry', 'stay-general', 'stay-reset']

test.each<[string, ToolQuery, Record<string, string[]>]>([
  [
    'a treaty state whose papers need no stamp',
    { citizenship: 'RU' },
    {
      basis: ['basis-treaty'],
      stay: FREE_STAY,
      screening: SCREENING,
      money: MONEY,
      papers: ['papers-treaty', 'papers-translate'],
    },
  ],
  [
    'a state let in by Kazakhstan’s own decision',
    { citizenship: 'DE' },
    {
      basis: ['basis-unilateral'],
      stay: FREE_STAY,
      screening: SCREENING,
      money: MONEY,
      papers: ['papers-apostille', 'papers-translate'],
    },
  ],
  [
    'a state with a window of its own',
    { citizenship: 'IN' },
    {
      basis: ['basis-unilateral'],
      stay: ['stay-entry', 'stay-window', 'stay-reset'],
      screening: SCREENING,
      money: MONEY,
      papers: ['papers-apostille', 'papers-translate'],
    },
  ],
  [
    'a state whose citizens need a visa',
    { citizenship: 'AF' },
    {
      basis: ['basis-visa'],
      stay: ['stay-visa'],
      screening: SCREENING,
      money: MONEY,
      papers: ['papers-legalise', 'papers-translate'],
    },
  ],
  [
    'a treaty state whose days are not known',
    { citizenship: 'UZ' },
    {
      basis: ['basis-treaty'],
      stay: ['stay-unknown'],
      screening: SCREENING,
      money: MONEY,
      papers: ['papers-treaty', 'papers-translate'],
    },
  ],
  [
    'a state of which nothing is known but its papers',
    { citizenship: 'BA' },
    {
      basis: ['basis-unknown'],
      stay: ['stay-unknown'],
      screening: SCREENING,
      money: MONEY,
      papers: ['papers-apostille', 'papers-translate'],
    },
  ],
  [
    'a state about whose papers the lists disagree',
    { citizenship: 'VA' },
    {
      basis: ['basis-unilateral'],
      stay: FREE_STAY,
      screening: SCREENING,
      money: MONEY,
      papers: ['papers-check', 'papers-translate'],
    },
  ],
])('the way from %s', (_, query, expected) => {
  expect(outline(advise(query))).toEqual(expected)
})

test('another citizenship and none named are advised alike, and nothing is guessed', () => {
  const expected = {
    basis: ['basis-unknown'],
    stay: ['stay-unknown'],
    screening: SCREENING,
    money: MONEY,
    papers: ['papers-check', 'papers-translate'],
  }
  expect(outline(advise({ citizenship: 'other' }))).toEqual(expected)
  expect(outline(advise({}))).toEqual(expected)
  expect(advise({ citizenship: 'other' }).country).toBeUndefined()
})

test('a citizen of Kazakhstan is told that nothing is needed, and nothing else', () => {
  const advice = advise({ citizenship: 'KZ', group: ['it', 'ethnic'] })
  expect(outline(advice)).toEqual({
    basis: ['basis-home'],
    stay: [],
    screening: [],
    money: [],
    papers: [],
  })
  expect(advice.contested).toEqual([])
})

test('every state whose citizens need a visa is sent to a consulate', () => {
  const states = countries().countries.filter(({ visa }) => visa.regime === 'visa_required')
  expect(states.length).toBeGreaterThan(0)
  for (const { code } of states) {
    const { parts } = advise({ citizenship: code })
    expect(idsOf(parts.basis)).toEqual(['basis-visa'])
    expect(idsOf(parts.stay)).toEqual(['stay-visa'])
  }
})

test.each([
  ['ethnic', ['basis-ethnic'], ['screening-first', 'screening-ethnic', 'screening-exempt'], true],
  ['compatriot', [], SCREENING, true],
  [
    'profession',
    ['basis-profession'],
    ['screening-first', 'screening-separate', 'screening-exempt'],
    true,
  ],
  ['it', ['basis-it'], ['screening-first', 'screening-separate', 'screening-exempt'], true],
  ['investor', ['basis-investor'], SCREENING, false],
])('the group “%s” opens %j', (group, bases, screening, free) => {
  const found = outline(advise({ citizenship: 'DE', group }))
  expect(found.basis).toEqual(['basis-unilateral', ...bases])
  expect(found.screening).toEqual(screening)
  expect(found.money).toEqual(free ? ['money-free'] : MONEY)
})

test('who belongs to all groups is told each thing once', () => {
  const found = outline(advise({ citizenship: 'RU', group: [...GROUPS] }))
  for (const lines of Object.values(found)) expect(new Set(lines).size).toBe(lines.length)
  expect(found.screening).toEqual([
    'screening-first',
    'screening-separate',
    'screening-ethnic',
    'screening-exempt',
  ])
})

test('who is free from showing money is told by which records', () => {
  const { parts } = advise({ group: ['it', 'ethnic', 'refugee'] })
  expect(parts.money[0]?.facts).toEqual(['solvency-exempt-it', 'solvency-exempt-ethnic'])
})

test.each([
  ['2026-02-12', 'screening-open', 'the day before it began'],
  ['2026-02-13', 'screening-first', 'its first day'],
  ['2026-12-31', 'screening-first', 'the last known day'],
  ['2027-01-01', 'screening-continues', 'the day after'],
  ['2027-01-15', 'screening-continues', 'weeks after'],
])('on %s the screening is told as %s (%s)', (day, line) => {
  const [first, ...others] = idsOf(advise({ citizenship: 'DE', group: 'it' }, day).parts.screening)
  expect(first).toBe(line)
  if (line === 'screening-open') expect(others).toEqual([])
})

test('papers go by the convention from the day on which it begins for the country', () => {
  expect(advise({ citizenship: 'TH' }, '2027-02-27').parts.papers[0]?.id).toBe('papers-legalise')
  expect(advise({ citizenship: 'TH' }, '2027-02-28').parts.papers[0]?.id).toBe('papers-apostille')
})

test('what sources contradict each other about is named, on days of which the ledger speaks', () => {
  const contested = ['home-state-consent', 'screening-regions', 'place-to-apply']
  expect(advise({ citizenship: 'RU' }).contested).toEqual(contested)
  expect(advise({}).contested).toEqual(contested)
  expect(advise({ citizenship: 'RU' }, '2020-01-01').contested).toEqual([])
  expect(routeOf(answered({}), DAY, makeFacts([])).contested).toEqual([])
})

test('what was read from the list of countries names the pages it rests on', () => {
  const { parts } = advise({ citizenship: 'DE' })
  const lines = [parts.basis[0], parts.stay[0], parts.papers[0]]
  for (const line of lines) expect(line?.sources?.length).toBeGreaterThan(0)
  const { parts: unknown } = advise({ citizenship: 'other' })
  expect(unknown.basis[0]).not.toHaveProperty('sources')
  expect(unknown.papers[0]).not.toHaveProperty('sources')
})

test('each line stands once, and every line that has words is given to somebody', () => {
  const given = new Set<string>()
  for (const day of [DAY, '2027-01-15', '2020-01-01']) {
    for (const query of everybody()) {
      const ids = Object.values(outline(advise(query, day))).flat()
      expect(new Set(ids).size, JSON.stringify(query)).toBe(ids.length)
      for (const id of ids) given.add(id)
    }
  }
  expect([...given].sort()).toEqual([...Object.keys(en.tools.lines), ...PLAN_LINES].sort())
})

/** One of those who are advised in the same lines with the same days. */
function oneOfEach(day: string): ToolQuery[] {
  const ones = new Map<string, ToolQuery>()
  for (const query of everybody()) {
    const advice = advise(query, day)
    const { days, window } = advice.country?.visa ?? {}
    const kind = JSON.stringify([outline(advice), days, window])
    if (!ones.has(kind)) ones.set(kind, query)
  }
  return [...ones.values()]
}

// The older day is one of which the ledger knows little: what it does not know has words too.
test.each([[DAY], ['2027-01-15'], ['2020-01-01']])(
  'on %s each line has words in every language, with every number in its place',
  (day) => {
    for (const query of oneOfEach(day)) {
      const toolInput = answered(query)
      for (const locale of LOCALES) {
        const html = renderToStaticMarkup(
          createElement(StandPart, { locale, plan: planOf(toolInput, day) }),
        )
        const what = `${locale} ${JSON.stringify(query)}`
        expect(html.match(/[{}]|\b(?:undefined|null|NaN)\b/), what).toBeNull()
      }
    }
  },
  30_000,
)
