import { expect, test } from 'vitest'
import { factOn } from '#lib/facts/fact-on.ts'
import type { Facts } from '#lib/facts/load.ts'
import type { FactRecord, Unit } from '#lib/facts/schema.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { type Costs, costsOf } from '#lib/plan/money/costs.ts'
import { makeFacts, makeRecord } from '../../../factories/facts.ts'
import { answered } from '../../../factories/made-plan.ts'

const DAY = '2026-11-23'

function costs(query: ToolQuery, today = DAY, book?: Facts): Costs {
  const toolInput = answered(query)
  return costsOf(toolInput, toolInput.apply ?? today, book)
}

/** What a record says on a day, as a number. */
function numberOn(id: string, day: string): number {
  const { value } = factOn(id, day)
  if (typeof value !== 'number') throw new Error(`${id} is no number on ${day}`)
  return value
}

/** Lines in short: how many times, and together how much. */
function outline(lines: Costs['payments']): string[] {
  return lines.map(({ id, count, tenge }) => `${id} ${count} ${tenge}`)
}

/** Prices that are not those of the law. */
const PRICES: Record<string, [value: number | null, unit: Unit]> = {
  mci: [1_000, 'kzt'],
  'fee-prp': [3, 'mci'],
  'fee-card': [0.5, 'mci'],
  'fee-screening-test': [700, 'kzt'],
  'fee-b8-abroad': [100, 'usd'],
  'fee-visa-single-inside': [5, 'mci'],
  'fee-visa-multi-inside': [20, 'mci'],
  'solvency-amount': [900, 'mci'],
}

/** A ledger of such prices, some of them changed. */
function priced(over: typeof PRICES = {}): Facts {
  return makeFacts(
    Object.entries({ ...PRICES, ...over }).map(([id, [value, unit]]) => {
      const period = { from: '2026-01-01', until: '2026-12-31', since: 'exact' as const, value }
      const later = { from: '2027-01-01', since: 'exact' as const, value: null }
      const laterPrice = { ...later, value: id === 'mci' ? null : value }
      const periods: NonNullable<FactRecord['periods']> = [
        { ...period, sources: [] },
        { ...laterPrice, sources: [] },
      ]
      return makeRecord({ id, unit, periods })
    }),
  )
}

test('one person pays the duty and the card, at the index of the day', () => {
  const { day, payments, total, shown, exempt } = costs({ citizenship: 'RU' })
  const index = numberOn('mci', DAY)
  const duty = numberOn('fee-prp', DAY) * index
  const card = numberOn('fee-card', DAY) * index
  expect(day).toBe(DAY)
  expect(payments.map(({ id, count, tenge }) => [id, count, tenge])).toEqual([
    ['duty', 1, duty],
    ['card', 1, card],
  ])
  expect(total).toBe(duty + card)
  expect(shown?.tenge).toBe(numberOn('solvency-amount', DAY) * index)
  expect(exempt).toEqual([])
})

test('everybody pays the duty, who is grown the card and the test, and who is grown shows money', () => {
  const { payments, total, perhaps, shown } = costs({ adults: '1', children: '3' }, DAY, priced())
  expect(outline(payments)).toEqual(['duty 5 15000', 'card 2 1000'])
  expect(total).toBe(16_000)
  expect(outline(perhaps)).toEqual([
    'test 2 1400',
    'visa-once 5 25000',
    'visa-many 5 100000',
    'visa-abroad 5 null',
  ])
  expect(outline(shown ? [shown] : [])).toEqual(['solvency 2 1800000'])
})

test.each<[ToolQuery, number | undefined, string[], string]>([
  [{ group: 'ethnic' }, undefined, ['solvency-exempt-ethnic'], 'alone'],
  [{ group: 'ethnic', children: '2' }, undefined, ['solvency-exempt-ethnic'], 'with children'],
  [{ group: 'ethnic', adults: '2' }, 2, ['solvency-exempt-ethnic'], 'with grown relatives'],
  [
    { group: ['it', 'investor', 'compatriot'] },
    undefined,
    ['solvency-exempt-it', 'solvency-exempt-compatriot'],
    'for two reasons',
  ],
  [{ group: ['investor', 'refugee'], adults: '1' }, 2, [], 'for no reason'],
])('%j: money is shown %s times, by %j (%s)', (query, count, exempt) => {
  const found = costs(query)
  expect(found.shown?.count).toBe(count)
  expect(found.exempt).toEqual(exempt)
})

test('an exemption from showing money lowers no payment', () => {
  expect(costs({ group: 'ethnic' }).total).toBe(costs({}).total)
})

test('the day of the application counts, not today', () => {
  const applied = costs({ apply: '2025-06-02' })
  expect(applied.day).toBe('2025-06-02')
  const fees = numberOn('fee-prp', '2025-06-02') + numberOn('fee-card', '2025-06-02')
  expect(applied.total).toBe(fees * numberOn('mci', '2025-06-02'))
  expect(applied.total).not.toBe(costs({}).total)
})

test.each<[string, number | null, string]>([
  ['2025-12-31', null, 'the ledger is silent'],
  ['2026-01-01', 3_500, 'the first day of the index'],
  ['2026-12-31', 3_500, 'its last day'],
  ['2027-01-01', null, 'no index yet'],
])('for an application on %s the sum is %s (%s)', (apply, total, _) => {
  const found = costs({ apply }, DAY, priced())
  expect(found.total).toBe(total)
  expect(found.payments.map(({ id }) => id)).toEqual(['duty', 'card'])
})

test('without an index there is no sum in tenge, but the number of indexes stays', () => {
  const { total, payments, shown } = costs({ apply: '2027-01-15' })
  expect(total).toBeNull()
  expect(payments.map(({ tenge }) => tenge)).toEqual([null, null])
  expect(payments[0]?.fact.value).toBe(numberOn('fee-prp', '2027-01-15'))
  expect(shown?.tenge).toBeNull()
})

test('a price in tenge needs no index, and one unknown payment leaves no total', () => {
  const inTenge = priced({ 'fee-prp': [2_000, 'kzt'], 'fee-card': [250.25, 'kzt'] })
  expect(costs({ apply: '2027-01-15', adults: '1' }, DAY, inTenge).total).toBe(4_500.5)
  expect(costs({}, DAY, priced({ 'fee-card': [null, 'mci'] })).total).toBeNull()
})

test('sums are exact to the hundredth', () => {
  const book = priced({ mci: [1, 'kzt'], 'fee-prp': [0.1, 'mci'], 'fee-card': [0.2, 'mci'] })
  expect(costs({}, DAY, book).total).toBe(0.3)
  expect(outline(costs({ children: '2' }, DAY, book).payments)).toEqual([
    'duty 3 0.3',
    'card 1 0.2',
  ])
})

test.each([
  ['treaty_no_visa_needed_to_apply', []],
  ['b8_from_consulate', ['visa-abroad']],
  ['b8_obtainable_inside_kz', ['visa-once', 'visa-many']],
  ['check', ['visa-once', 'visa-many', 'visa-abroad']],
])('whose way to apply is %s may pay for the visas %j', (basis, visas) => {
  const of = countries().countries.filter(({ entryBasis }) => entryBasis === basis)
  expect(of.length).toBeGreaterThan(0)
  for (const { code } of of) {
    const ids = costs({ citizenship: code, place: 'abroad' }, DAY, priced()).perhaps.map(
      ({ id }) => id,
    )
    expect(ids, code).toEqual(['test', ...visas])
  }
})

test('whose citizenship is not known is told of every visa', () => {
  for (const query of [{}, { citizenship: 'other' }]) {
    expect(costs(query).perhaps.map(({ id }) => id)).toEqual([
      'test',
      'visa-once',
      'visa-many',
      'visa-abroad',
    ])
  }
})

test('what is perhaps to pay and what is only shown is in no total', () => {
  const dear = priced({ 'fee-visa-single-inside': [900, 'mci'], 'solvency-amount': [9_000, 'mci'] })
  expect(costs({}, DAY, dear).total).toBe(costs({}, DAY, priced()).total)
})
