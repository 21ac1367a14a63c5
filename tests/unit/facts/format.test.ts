import { expect, test } from 'vitest'
import { factOn } from '#lib/facts/fact-on.ts'
import { formatFact, formatValue } from '#lib/facts/format.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'

const BOOK = makeLedger([
  makeRecord({
    id: 'mci',
    unit: 'kzt',
    periods: [{ from: '2026-01-01', since: 'exact', value: 4325, sources: [] }],
  }),
  makeRecord({
    id: 'fee',
    unit: 'mci',
    periods: [{ from: '2026-01-01', since: 'exact', value: 1320, sources: [] }],
  }),
])

test.each([
  ['en', '5,709,000 ₸ (1,320 MCI)'],
  ['ru', '5 709 000 ₸ (1 320 МРП)'],
  ['kk', '5 709 000 ₸ (1 320 АЕК)'],
] as const)('in %s a sum set in MCI is read as money first', (locale, words) => {
  const shown = formatFact(factOn('fee', '2026-11-30', BOOK), locale)
  expect(shown.replaceAll(/\s/gu, ' ')).toBe(words)
})

test.each([
  ['en', 'attempts', 1, '1 attempt'],
  ['en', 'places', 2281, '2,281 places'],
  ['ru', 'attempts', 3, '3 попытки'],
  ['ru', 'copies', 5, '5 экземпляров'],
  ['ru', 'professions', 21, '21 профессия'],
  ['ru', 'places', 2281, '2 281 место'],
  ['kk', 'attempts', 3, '3 рет'],
  ['kk', 'photos', 2, '2 фотосурет'],
] as const)('in %s a number of %s is counted in words: %i', (locale, unit, value, words) => {
  expect(formatValue(value, unit, locale).replaceAll(/\s/gu, ' ')).toBe(words)
})
