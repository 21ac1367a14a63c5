import { expect, test } from 'vitest'
import { factOn } from '#lib/facts/fact-on.ts'
import { formatForm } from '#lib/facts/format.ts'
import { makeFacts, makeRecord } from '../../factories/facts.ts'

const COPIES = {
  en: '{n, plural, one {# copy} other {# copies}}',
  ru: '{n, plural, =2 {в двух экземплярах} one {в # экземпляре} other {в # экземплярах}}',
  kk: '{n} дана',
}

function copies(value: number | null) {
  const record = makeRecord({
    id: 'copies',
    unit: 'count',
    forms: { copies: COPIES },
    periods: [{ from: '2025-01-01', since: 'exact', value, sources: [] }],
  })
  return factOn('copies', '2026-01-01', makeFacts([record]))
}

test.each([
  [1, 'en', '1 copy'],
  [2, 'en', '2 copies'],
  [1, 'ru', 'в 1 экземпляре'],
  [2, 'ru', 'в двух экземплярах'],
  [21, 'ru', 'в 21 экземпляре'],
  [5, 'ru', 'в 5 экземплярах'],
  [2, 'kk', '2 дана'],
] as const)('%i in the form of its sentence, in %s, is “%s”', (value, locale, words) => {
  expect(formatForm(copies(value), locale, 'copies').replaceAll('\u00a0', ' ')).toBe(words)
})

test('a value that is not known has no form', () => {
  expect(formatForm(copies(null), 'en', 'copies')).toBe('not known')
})

test.each([
  ['profession-first-list-count', 'ru', 'была 21 профессия'],
  ['screening-test-attempts', 'ru', '3 попытки'],
  ['screening-test-attempts', 'kk', '3 рет'],
  ['application-form-copies', 'ru', 'в двух экземплярах'],
  ['kandas-quota', 'ru', '2 281 место'],
] as const)('the form of “%s” in %s is “%s”', (id, locale, words) => {
  const shown = formatForm(factOn(id, '2026-11-30'), locale, 'noun')
  expect(shown.replaceAll(/\s/g, ' ')).toBe(words)
})
