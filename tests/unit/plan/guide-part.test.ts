import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { InYourCase } from '#components/plan/in-your-case.tsx'
import { findGuide, type Guide, listGuides } from '#lib/guides/find.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { guidePartOf } from '#lib/plan/guide-part.ts'
import { queryOf, type ToolQuery } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { answered } from '../../factories/made-plan.ts'
import { READERS } from '../../factories/readers-of-the-plan.ts'

const DAY = '2026-11-30'

function guide(slug: string): Guide {
  const found = findGuide(slug)
  if (!found) throw new Error(`There is no guide “${slug}”.`)
  return found
}

function partOf(slug: string, query: ToolQuery) {
  const { lines, actions, items, dates, costs } = guidePartOf(
    planOf(answered(query), DAY),
    guide(slug),
  )
  return {
    lines: lines.map(({ id }) => id),
    actions: actions.map(({ id, by }) => [id, by]),
    items: items.map(({ step }) => step.id),
    dates: Object.fromEntries(dates.map(({ id, day }) => [id, day])),
    costs: costs.map(({ id, tenge }) => [id, tenge]),
  }
}

const RUSSIAN: ToolQuery = READERS['a Russian married in Almaty']

test('the guide on arriving tells a Russian in Almaty by when to register, and how long the stay is', () => {
  const part = partOf('arrive-and-register', RUSSIAN)
  expect(part.actions).toContainEqual(['register', '2026-12-19'])
  expect(part.dates).toMatchObject({ register: '2026-12-19', 'stay-ends': '2027-02-17' })
  expect(part.lines).toContain('stay-entry')
})

test('the guide on money tells the sum of the reader’s own family', () => {
  const alone = guidePartOf(
    planOf(answered({ citizenship: 'DE', apply: '2026-12-28' }), DAY),
    guide('money-to-show'),
  )
  expect(alone.actions[0]?.costs[0]?.tenge).toBe(5_709_000)
  const family = guidePartOf(
    planOf(answered({ citizenship: 'DE', apply: '2026-12-28', ages: '40,17,5' }), DAY),
    guide('money-to-show'),
  )
  expect(family.actions[0]?.costs[0]?.tenge).toBe(3 * 5_709_000)
})

test('an ethnic Kazakh reads in the guide on money that none has to be shown', () => {
  const part = partOf('money-to-show', { citizenship: 'MN', group: 'ethnic' })
  expect(part.lines).toEqual(['money-free'])
  expect(part.costs).toEqual([])
  expect(part.items).toContain('exemption-paper')
})

test('papers from home and papers from Kazakhstan stand in their own guides', () => {
  const home = partOf('papers-from-home', RUSSIAN)
  const here = partOf('papers-from-kazakhstan', RUSSIAN)
  expect(home.actions.map(([id]) => id)).toContain('papers')
  expect(here.actions.map(([id]) => id)).toEqual(['iin', 'checkup'])
  expect(home.items.filter((id) => here.items.includes(id))).toEqual([])
})

test('no guide sends a refugee to the state they fled', () => {
  const part = partOf('papers-from-home', { citizenship: 'UA', place: 'visa', group: 'refugee' })
  expect(part.lines).toContain('papers-refugee')
  expect(part.actions).toEqual([])
  expect(part.items).not.toContain('criminal-record')
})

test('a holder of the card reads in the guides on keeping and renewing what is theirs', () => {
  const query: ToolQuery = { citizenship: 'RU', card: '2027-05-01', trips: '2026-09-01' }
  expect(partOf('keeping-it', query)).toMatchObject({
    actions: [['return', '2027-03-02']],
    dates: { 'back-by': '2027-03-02' },
  })
  const renewal = partOf('renewal', query)
  expect(renewal.actions.map(([id]) => id)).toEqual(['renew'])
  expect(renewal.dates).toMatchObject({ 'card-ends': '2027-05-01' })
})

const CASES: ToolQuery[] = [
  ...Object.values(READERS),
  { citizenship: 'TV' },
  { citizenship: 'KZ' },
  { citizenship: 'RU', card: '2027-05-01' },
]

test.each(CASES)(
  'every guide has something to say in the case of %o, in words of each language',
  (query) => {
    const plan = planOf(answered(query), DAY)
    for (const one of listGuides()) {
      for (const locale of LOCALES) {
        const html = renderToStaticMarkup(
          createElement(InYourCase, { plan, guide: one, locale, query: queryOf(plan.toolInput) }),
        )
        expect(html).not.toMatch(/[{}]|\b(?:undefined|NaN)\b|\[object/)
        expect(html.match(/<(?:p|li)\b/g)?.length, one.slug).toBeGreaterThan(2)
        expect(html).toContain(`href="/${locale}/plan?citizenship=${query.citizenship}`)
      }
    }
  },
)
