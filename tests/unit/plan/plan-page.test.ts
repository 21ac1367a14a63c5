import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PlanPage } from '#components/plan/plan-page.tsx'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import { ISO_CODES } from '#lib/plan/countries/iso-codes.ts'
import { planKeyOf } from '#lib/plan/input/plan-key.ts'
import { parseToolInput, type ToolQuery } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { planMarkdown } from '#lib/plan/words/plan-markdown.ts'
import { SITUATIONS } from '../../factories/readers-of-the-plan.ts'

const DAY = '2026-11-30'

function pageFor(query: ToolQuery, locale: Locale, day = DAY): string {
  const { toolInput, errors } = parseToolInput(query)
  return renderToStaticMarkup(
    createElement(PlanPage, {
      locale,
      title: 'x',
      lede: 'x',
      action: `/${locale}/plan`,
      path: `/${locale}/plan`,
      query,
      day,
      plan: planOf(toolInput, day),
      errors,
    }),
  )
}

/** Placeholders that were not filled in, and values that are none. */
const HOLES = /[{}]|\b(?:undefined|NaN)\b|\[object|г\.\./

/** Countries of one kind differ in the plan by their names alone: one of each kind stands for all. */
function oneOfEachKind(): string[] {
  const kinds = new Map<string, string>()
  for (const code of ISO_CODES) {
    const row = countries().countries.find((country) => country.code === code)
    const { visa, treaties } = row ?? {}
    const kind = [
      visa?.regime,
      visa?.days,
      visa?.window,
      treaties?.minsk,
      row?.documentRoute,
      row?.entryBasis,
      ['RU', 'BY', 'KG', 'AM', 'CN', 'KZ'].includes(code) && code,
    ]
    kinds.set(JSON.stringify(kind), code)
  }
  return [...kinds.values()]
}

function expectWords(query: ToolQuery): void {
  const plan = planOf(parseToolInput(query).toolInput, DAY)
  for (const locale of LOCALES) {
    expect(planMarkdown(plan, locale, 'x').match(HOLES), JSON.stringify(query)).toBeNull()
  }
}

test('each of 249 citizenships has a plan in words of each language, and unknown stays unknown', () => {
  expect(ISO_CODES).toHaveLength(249)
  const rows = countries().countries.map(({ code }) => code)
  for (const [index, citizenship] of ISO_CODES.entries()) {
    const query = { citizenship, ...SITUATIONS[index % SITUATIONS.length] }
    expectWords(query)
    if (rows.includes(citizenship)) continue
    const { ground } = planOf(parseToolInput({ citizenship }).toolInput, DAY)
    expect(ground.best.id, citizenship).toBe('unknown')
    expect(ground.ask, citizenship).toContain('country')
  }
}, 120_000)

test('each kind of country has a plan in words of each language in each of 12 situations', () => {
  expect(SITUATIONS).toHaveLength(12)
  for (const citizenship of oneOfEachKind()) {
    for (const situation of SITUATIONS) expectWords({ citizenship, ...situation })
  }
}, 120_000)

test('a page in each situation has all of its words, and no id twice', () => {
  for (const citizenship of ['RU', 'IN', 'AF', 'AQ', '']) {
    for (const [index, situation] of SITUATIONS.entries()) {
      const html = pageFor({ citizenship, ...situation }, LOCALES[index % 3] ?? 'en')
      expect(html.match(HOLES), `${citizenship} ${index}`).toBeNull()
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(ids.length, `${citizenship} ${index}`).toBe(new Set(ids).size)
    }
  }
}, 120_000)

test.each(LOCALES)('a country beyond the list is named, in %s', (locale) => {
  const name = new Intl.DisplayNames(locale, { type: 'region' }).of('TV') ?? ''
  expect(pageFor({ citizenship: 'TV' }, locale)).toContain(name)
  expect(pageFor({ citizenship: 'Тувалу' }, locale)).toContain(name)
})

test('what cannot be read is said at its field, and the plan is there all the same', () => {
  const html = pageFor({ citizenship: 'RU', apply: 'tomorrow', ages: 'many', group: 'queen' }, 'ru')
  for (const field of ['apply', 'ages', 'group']) expect(html).toContain(`id="${field}-error"`)
  expect(html).toContain('id="next"')
  expect(html).toContain('Один из ответов')
})

test('the form goes along with the plan’s name, so that a correction is still the same plan', () => {
  const query = { citizenship: 'RU', apply: '2027-02-01' }
  const key = planKeyOf(query, parseToolInput(query).toolInput)
  expect(pageFor(query, 'en')).toContain(`name="plan" value="${key}"`)
  const corrected = { citizenship: 'RU', apply: '2027-02-08' }
  expect(planKeyOf(corrected, parseToolInput(corrected).toolInput)).toBe(key)
  const named = { citizenship: 'KG', plan: key }
  expect(planKeyOf(named, parseToolInput(named).toolInput)).toBe(key)
  const other = { citizenship: 'KG', apply: '2027-02-01' }
  expect(planKeyOf(other, parseToolInput(other).toolInput)).not.toBe(key)
})

test.each(LOCALES)(
  'the empty form asks at most eight questions and shows no plan, in %s',
  (locale) => {
    const html = renderToStaticMarkup(
      createElement(PlanPage, {
        locale,
        title: 'x',
        lede: 'x',
        action: `/${locale}/plan`,
        path: `/${locale}/plan`,
        query: {},
        day: DAY,
        plan: undefined,
        errors: undefined,
      }),
    )
    expect(html.match(/<option value="[A-Z]{2}"/g)).toHaveLength(250)
    expect(html).not.toContain('id="result"')
    // The place and the day of entry are one question; what few know is folded away.
    const shown = html.replaceAll(/<details[\s\S]*?<\/details>/g, '')
    const labels = shown.match(/<label[^>]* for="/g) ?? []
    expect(labels.length + (shown.match(/<legend/g)?.length ?? 0)).toBeLessThanOrEqual(8)
  },
)

test('a citizen of Kazakhstan is told that nothing is needed, and nothing of an application', () => {
  const html = pageFor({ citizenship: 'KZ', ages: '9' }, 'en')
  expect(html).toContain('A citizen of Kazakhstan needs no permit')
  for (const part of ['next', 'steps', 'dates', 'money']) expect(html).not.toContain(`id="${part}"`)
})

test('a refugee’s page names no embassy, stamp or certificate of the state that was fled', () => {
  const html = pageFor({ citizenship: 'UA', group: 'refugee' }, 'en')
  expect(html).toContain('what replaces documents from the state you left')
  for (const step of ['criminal-record', 'legalise', 'home-consent', 'travel-passport']) {
    expect(html).not.toContain(`value="${step}"`)
  }
  expect(html).not.toContain('It is given in that country')
})
