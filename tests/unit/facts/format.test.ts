import { expect, test } from 'vitest'
import { factOn } from '#lib/facts/fact-on.ts'
import { formatFact } from '#lib/facts/format.ts'
import { makeFacts, makeRecord } from '../../factories/facts.ts'

const BOOK = makeFacts([
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
