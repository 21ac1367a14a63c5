import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  countries,
  countriesSchema,
  documentRouteOn,
  readCountries,
} from '#lib/plan/countries/countries.ts'

const list = countries()

function country(code: string) {
  const found = list.countries.find((entry) => entry.code === code)
  if (!found) throw new Error(`no ${code}`)
  return found
}

test('every code has a name in each language of the site', () => {
  for (const locale of ['en', 'ru', 'kk']) {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    expect(list.countries.filter(({ code }) => !names.of(code)).map(({ code }) => code)).toEqual([])
  }
})

test('a statement that we know rests on a source', () => {
  const bare = list.countries.filter(
    ({ visa, apostille, treaties }) =>
      (visa.sources.length === 0 && !['unknown', 'home'].includes(visa.regime)) ||
      (visa.sources.length > 0 && visa.confidence === 'unknown') ||
      apostille.sources.length === 0 ||
      ((treaties.minsk || treaties.chisinau) && treaties.sources.length === 0),
  )
  expect(bare.map(({ code }) => code)).toEqual([])
})

test('the way to apply follows from the visa regime', () => {
  const basisOf = {
    visa_free_treaty: 'treaty_no_visa_needed_to_apply',
    visa_free_unilateral: 'b8_obtainable_inside_kz',
    visa_required: 'b8_from_consulate',
    unknown: 'check',
    home: null,
  }
  for (const { visa, entryBasis } of list.countries) expect(entryBasis).toBe(basisOf[visa.regime])
})

test('papers of the treaty states need a translation only', () => {
  const waived = list.countries.filter(({ treaties }) => treaties.minsk || treaties.chisinau)
  const others = waived.filter(({ documentRoute }) => documentRoute !== 'none_translation_only')
  expect(others.map(({ code }) => code)).toEqual(['KZ'])
})

test.each([
  ['TH', '2027-02-27', 'consular_legalisation', 'before the convention begins for the country'],
  ['TH', '2027-02-28', 'apostille', 'on the day it begins'],
  ['VN', '2026-09-10', 'consular_legalisation', 'before the convention began for the country'],
  ['VN', '2026-09-11', 'apostille', 'on the day it began'],
  ['DE', '2026-11-22', 'apostille', 'a member whose day we know or do not know'],
  ['KG', '2026-11-22', 'none_translation_only', 'a treaty waives it'],
  ['UA', '2026-11-22', 'apostille', 'no longer a party to the Minsk Convention'],
  ['AE', '2026-11-22', 'consular_legalisation', 'no member, no treaty'],
  ['VA', '2026-11-22', 'check', 'the lists disagree'],
  ['KZ', '1999-01-01', 'domestic', 'papers from Kazakhstan itself'],
])('a paper from %s on %s goes by %s (%s)', (code, on, expected) => {
  expect(documentRouteOn(country(code), on)).toBe(expected)
})

test('a country listed twice and a source nobody lists are refused', () => {
  const [first] = list.countries
  if (!first) throw new Error('the list is empty')
  const unknown = { ...first, code: 'ZZ', visa: { ...first.visa, sources: ['nobody'] } }
  const parsed = countriesSchema.safeParse({ ...list, countries: [first, first, unknown] })
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([
    `The country “${first.code}” is listed twice.`,
    'There is no source “nobody”.',
  ])
})

test('a list that does not fit stops with its path and what is wrong', () => {
  const dir = mkdtempSync(join(tmpdir(), 'we-guide-countries-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  writeFileSync(join(dir, 'countries.yml'), 'asOf: yesterday\n')
  expect(() => readCountries(dir)).toThrow(/countries\.yml: .*asOf/s)
})
