import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, test } from 'vitest'
import { CountryPage } from '#components/countries/country-page.tsx'
import { OfficesPage } from '#components/offices/offices-page.tsx'
import { PersonPage } from '#components/people/person-page.tsx'
import { findPerson } from '#lib/guides/find.ts'
import { workOf } from '#lib/guides/person-work.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { loadOffices, migrationActs } from '#lib/pages/offices.ts'
import { citizenships, findCitizenshipByPath } from '#lib/plan/countries/citizenship.ts'
import { countryOf } from '#lib/plan/countries/country-of.ts'
import { parseToolInput } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'

const DAY = '2026-11-30'

function pageOf(code: string, locale: Locale): string {
  const { toolInput } = parseToolInput({ citizenship: code })
  const html = renderToStaticMarkup(
    <CountryPage code={code} plan={planOf(toolInput, DAY)} locale={locale} />,
  )
  return html.replace(/<!-- -->/g, '')
}

describe('the page of a country says', () => {
  it.each([
    ['TR', 'at most 90 days per entry', 'need an apostille'],
    ['RU', 'at most 90 days per entry', 'need neither an apostille nor legalisation'],
    ['DE', 'at most 30 days per entry', 'need an apostille'],
    ['CN', 'at most 30 days per entry', 'need an apostille'],
    ['UZ', 'We do not know how long you may stay', 'need neither an apostille nor legalisation'],
    ['AF', 'As long as your visa says', 'need consular legalisation'],
  ])('for %s how long one may stay, and what papers need', (code, stay, papers) => {
    const html = pageOf(code, 'en')
    expect(html).toContain(stay)
    expect(html).toContain(papers)
    expect(html).toContain(`/en/plan?citizenship=${code}`)
  })

  it('what is not known, where the list has no row, and no number', () => {
    const unknown = citizenships('ru').filter(({ code }) => !countryOf({ citizenship: code }))
    expect(unknown.length).toBeGreaterThan(50)
    for (const { code, name } of unknown) {
      const html = pageOf(code, 'ru')
      expect(html).toContain(translator('ru')('countryPages.unknown', { country: name }))
      expect(html).toContain(translator('ru')('tools.lines.stay-unknown'))
      expect(html).not.toContain('href="/ru/facts/visa-free-window-days"')
    }
  })

  it('nothing of permits to a citizen of Kazakhstan', () => {
    expect(pageOf('KZ', 'kk')).not.toContain('/kk/plan?')
  })
})

test.each(LOCALES)('all countries have a page in %s', (locale) => {
  for (const { code, name } of citizenships(locale)) {
    expect(findCitizenshipByPath(code.toLowerCase())).toBe(code)
    expect(pageOf(code, locale)).toContain(name.replaceAll('&', '&amp;'))
  }
})

test('a path in capitals or of no country is none', () => {
  expect(['RU', 'zz', 'other', 'constructor', ''].map(findCitizenshipByPath)).toEqual(
    Array(5).fill(undefined),
  )
})

test.each(LOCALES)(
  'in %s whom to ask: 1414, sites as links, questions in both languages',
  (locale) => {
    const html = renderToStaticMarkup(
      <OfficesPage offices={loadOffices()} acts={migrationActs()} locale={locale} day={DAY} />,
    )
    expect(html).toContain('href="tel:1414"')
    expect(html).toContain('href="https://app.testcenter.kz"')
    expect(html).toContain(translator('kk')('offices.questions.where'))
    expect(html).toContain(translator('ru')('offices.questions.where'))
    for (const { name } of loadOffices().regions) expect(html).toContain(name[locale])
  },
)

test.each(LOCALES)('in %s the card of the interviewed lawyer calls her no author', (locale) => {
  const person = findPerson('aigerim-khandullayeva')
  if (!person) throw new Error('nobody was interviewed')
  const html = renderToStaticMarkup(
    <PersonPage person={person} work={workOf(person.id)} locale={locale} />,
  )
  expect(html).toContain(person.about[locale])
  expect(html).not.toContain(translator(locale)('people.written'))
  expect(html).toContain(`/${locale}/guides/money-to-show`)
})
