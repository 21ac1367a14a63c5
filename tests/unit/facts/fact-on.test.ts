import { expect, test } from 'vitest'
import { FactError, factOn, factsOn } from '#lib/facts/fact-on.ts'
import { findFactOn } from '#lib/facts/find.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'

const INDEX = makeRecord({
  id: 'mci',
  unit: 'kzt',
  periods: [
    { from: '2026-01-01', since: 'exact', value: 4000, sources: [] },
    { from: '2027-01-01', since: 'exact', value: 5000, sources: [] },
  ],
})

const BOOK = makeLedger([INDEX, makeRecord({ id: 'fee', unit: 'mci' })])

test.each([
  ['2026-12-31', 4000, '2026-01-01', '2026-12-31', 16_000],
  ['2027-01-01', 5000, '2027-01-01', null, 20_000],
])('on %s the index is %i and a fee counted in it follows', (day, value, from, until, tenge) => {
  expect(factOn('mci', day, BOOK)).toMatchObject({ value, from, until })
  expect(factOn('fee', day, BOOK)).toMatchObject({ value: 4, tenge })
})

test('before its first day a record says nothing, and is not in the list of the day', () => {
  expect(() => factOn('mci', '2025-12-31', BOOK)).toThrow(FactError)
  expect(findFactOn('mci', '2025-12-31', BOOK)).toBeUndefined()
  const early = makeLedger([INDEX, makeRecord({ id: 'duty', unit: 'count' })])
  expect(factsOn('2025-12-31', early).map(({ id }) => id)).toEqual(['duty'])
})

test('an id that nobody wrote throws rather than answering with something near', () => {
  expect(() => factOn('no-such', '2026-01-01', BOOK)).toThrow('no record “no-such”')
})
