import { expect, test } from 'vitest'
import { findingsWith } from '#tests/factories/content-folder.ts'

const CALENDAR = `zone: Asia/Almaty
sources:
  - id: holidays
    title: Law on holidays
years:
  - year: 2026
    status: official
    note: { en: O, ru: O, kk: O }
    sources: [holidays]
    daysOff:
      - { date: 2026-01-01, name: { en: O, ru: O, kk: O } }
      - { date: 2026-03-08, name: { en: O, ru: O, kk: O } }
    workingDays: 259
`

test('a holiday on a weekend is found on its line', () => {
  expect(findingsWith({ 'calendar.yml': CALENDAR })).toEqual([
    'content/calendar.yml:12: 2026-03-08 is a Saturday or a Sunday. Take it out: only days off from Monday to Friday are listed.',
  ])
})

test('an unknown source of the calendar is found on its line', () => {
  const text = CALENDAR.replace(/.*2026-03-08.*\n/, '').replace('259', '260')
  expect(findingsWith({ 'calendar.yml': text.replace('[holidays]', '[holydays]') })).toEqual([
    'content/calendar.yml:9: There is no source “holydays” in this file. Correct the id, or add the page to the sources of this file.',
  ])
})

test('a country with an unknown regime is found on its line', () => {
  const text = `asOf: 2026-11-22
caveats: []
sources: []
countries:
  - code: KG
    visa: { regime: easy, days: 90, confidence: official, sources: [] }
    apostille: { party: true, from: null, confidence: official, sources: [] }
    treaties: { minsk: true, chisinau: true, sources: [] }
    documentRoute: none_translation_only
    entryBasis: treaty_no_visa_needed_to_apply
    entryBasisConfidence: derived
`
  expect(findingsWith({ 'countries.yml': text })).toEqual([
    'content/countries.yml:6: “regime” in “visa” is none of the words it may be ("easy"). Write one of: visa_free_treaty, visa_free_unilateral, visa_required, unknown, home.',
  ])
})

test('a person without a language is found on its line', () => {
  const text = '- id: editors\n  name: { en: E, ru: E, kk: E }\n  about: { en: E, ru: E }\n'
  expect(findingsWith({ 'people.yml': text })).toEqual([
    'content/people.yml:3: “kk” in “about” is missing. Write it as the other records have it.',
  ])
})

test('a file that must be there and is not is found', () => {
  expect(findingsWith({ 'glossary.yml': null })).toEqual([
    'content/glossary.yml:1: This file does not exist. Restore it; every page needs it.',
  ])
})

test('a file that is not a list of records is found', () => {
  expect(findingsWith({ 'glossary.yml': 'id: visa\n' })).toEqual([
    'content/glossary.yml:1: This file is not a list of records. Begin each record with “- id:”.',
  ])
})
