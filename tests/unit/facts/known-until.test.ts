import { expect, test } from 'vitest'
import { announcedEnd, knownUntil } from '#lib/facts/known-until.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'

const mci = makeRecord({
  id: 'mci',
  unit: 'kzt',
  periods: [
    { from: '2026-01-01', since: 'exact', value: 4325, sources: [] },
    { from: '2027-01-01', since: 'exact', value: null, sources: [] },
  ],
})
const fee = makeRecord({ id: 'fee', unit: 'mci' })
const days = makeRecord({ id: 'days', unit: 'calendar-days' })
const sum = makeRecord({
  id: 'all',
  unit: 'calendar-days',
  sum: ['fee', 'days'],
  periods: undefined,
})
const book = makeLedger([mci, fee, days, sum])

test.each([
  ['mci', '2026-10-31', undefined],
  ['mci', '2026-11-01', '2026-12-31'],
  ['mci', '2026-12-31', '2026-12-31'],
  ['mci', '2027-01-01', undefined],
  ['fee', '2026-12-01', '2026-12-31'],
  ['all', '2026-12-01', '2026-12-31'],
  ['days', '2026-12-01', undefined],
  ['no-such-record', '2026-12-01', undefined],
])('the figure “%s” shown on %s is known until %s', (id, day, last) => {
  expect(knownUntil(id, day, book)).toBe(last)
})

test.each([
  ['2026-10-31', undefined],
  ['2026-11-01', '2026-12-31'],
  ['2026-12-31', '2026-12-31'],
  ['2027-03-01', '2026-12-31'],
])('on %s the last known day that is announced is %s', (day, last) => {
  expect(announcedEnd('mci', day, book)).toBe(last)
  expect(announcedEnd('screening-required', day)).toBe(last)
})

test('once it is known what follows, nothing is announced', () => {
  const known = makeRecord({
    id: 'mci',
    unit: 'kzt',
    periods: [
      { from: '2026-01-01', since: 'exact', value: 4325, sources: [] },
      { from: '2027-01-01', since: 'exact', value: 4600, sources: [] },
    ],
  })
  expect(announcedEnd('mci', '2026-12-15', makeLedger([known]))).toBeUndefined()
})
