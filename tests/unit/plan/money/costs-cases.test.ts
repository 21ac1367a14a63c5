import { expect, test } from 'vitest'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { answered } from '../../../factories/made-plan.ts'

/** What is there already, so that the application is handed in in 2026, whose index is known. */
const READY = {
  certificate: '2026-11-20',
  criminal: '2026-11-02',
  bank: '2026-11-02',
  medical: '2026-11-02',
  lease: '2027-11-30',
}
const TODAY = '2026-11-30'
const VISAS = ['visa-once', 'visa-many']

type Sums = {
  /** In tenge; `null`: the index of the day is not known. */
  pay: number | null
  show?: number | null
  perhaps?: string[]
  /** What it would be at today's index, where that of the day is not known. */
  today?: number
}

/** fee-prp is 4 MCI a person, fee-card 0.2 MCI from 16 years on, solvency-amount 1,320; `mci` 4,325 ₸. */
const CASES: [why: string, query: ToolQuery, sums: Sums][] = [
  [
    'one person: 4 and 0.2 MCI',
    { citizenship: 'RU', ...READY },
    { pay: 18_165, show: 5_709_000, perhaps: [] },
  ],
  [
    'a grown member pays and shows the same',
    { citizenship: 'RU', ages: '34', ...READY },
    { pay: 36_330, show: 11_418_000 },
  ],
  [
    'a child pays the duty and gets no card',
    { citizenship: 'RU', ages: '9', ...READY },
    { pay: 35_465, show: 5_709_000 },
  ],
  [
    'card-min-age and solvency-family-age: 16',
    { citizenship: 'RU', ages: '16', ...READY },
    { pay: 36_330, show: 11_418_000 },
  ],
  ['… 15', { citizenship: 'RU', ages: '15', ...READY }, { pay: 35_465, show: 5_709_000 }],
  [
    'a mother with two children',
    { citizenship: 'KG', ages: '9,15', ...READY },
    { pay: 52_765, show: 5_709_000, perhaps: [] },
  ],
  [
    'four people',
    { citizenship: 'RU', ages: '34,12,5', ...READY },
    { pay: 70_930, show: 11_418_000 },
  ],
  [
    'an older address with counts',
    { citizenship: 'RU', adults: '1', children: '2', ...READY },
    { pay: 70_930, show: 11_418_000 },
  ],
  [
    'ages come before counts',
    { citizenship: 'RU', ages: '9', adults: '5', ...READY },
    { pay: 35_465, show: 5_709_000 },
  ],
  [
    'solvency-exempt-ethnic: nothing to show',
    { citizenship: 'MN', group: 'ethnic', ...READY },
    { pay: 18_165 },
  ],
  [
    '… the family shows',
    { citizenship: 'MN', group: 'ethnic', ages: '40,12', ...READY },
    { pay: 53_630, show: 5_709_000 },
  ],
  [
    'solvency-exempt-compatriot',
    { citizenship: 'RU', group: 'compatriot', ...READY },
    { pay: 18_165 },
  ],
  [
    'solvency-exempt-professions',
    { citizenship: 'RU', group: 'profession', ...READY },
    { pay: 18_165 },
  ],
  ['solvency-exempt-it', { citizenship: 'RU', group: 'it', ...READY }, { pay: 18_165 }],
  [
    'solvency-exempt-relatives is not known: a spouse shows',
    { citizenship: 'RU', group: 'spouse', ...READY },
    { pay: 18_165, show: 5_709_000 },
  ],
  [
    'a refugee shows, and pays for no visa',
    { citizenship: 'AF', group: 'refugee', ...READY },
    { pay: 18_165, show: 5_709_000, perhaps: [] },
  ],
  [
    'a treaty state’s citizen pays for no visa: who-visa-free',
    { citizenship: 'MN', ...READY },
    { pay: 18_165, show: 5_709_000, perhaps: [] },
  ],
  [
    'a German may pay for a visa inside',
    { citizenship: 'DE', ...READY, apply: '2026-12-30' },
    { pay: 18_165, show: 5_709_000, perhaps: VISAS },
  ],
  [
    '… an Indian too',
    { citizenship: 'IN', ...READY, apply: '2026-12-30' },
    { pay: 18_165, show: 5_709_000, perhaps: VISAS },
  ],
  [
    'an Afghan abroad at a consulate only',
    { citizenship: 'AF', place: 'abroad', ...READY, apply: '2026-12-30' },
    { pay: 18_165, show: 5_709_000, perhaps: ['visa-abroad'] },
  ],
  [
    'where nobody knows, both',
    { citizenship: 'AQ', ...READY, apply: '2026-12-30' },
    { pay: 18_165, show: 5_709_000, perhaps: [...VISAS, 'visa-abroad'] },
  ],
  [
    'without a certificate the test comes on top: fee-screening-test',
    { citizenship: 'RU', apply: '2026-12-30' },
    { pay: 18_165, show: 5_709_000, perhaps: ['test'] },
  ],
  [
    'a citizen who has a card pays for the next one only',
    { citizenship: 'RU', card: '2027-05-01' },
    { pay: 865, perhaps: [] },
  ],
  [
    '… with the family',
    { citizenship: 'RU', card: '2027-05-01', ages: '34' },
    { pay: 1730, perhaps: [] },
  ],
  [
    'mci-day: the last day of 2026',
    { citizenship: 'RU', ...READY, apply: '2026-12-31' },
    { pay: 18_165, show: 5_709_000 },
  ],
  [
    '… the first of 2027 has no index',
    { citizenship: 'RU', ...READY, apply: '2027-01-01' },
    { pay: null, show: null, today: 18_165 },
  ],
  [
    '… nor has a plan that crosses the year without saying so',
    { citizenship: 'RU', screening: '2027-01-11' },
    { pay: null, show: null, today: 18_165 },
  ],
  [
    '… for a family',
    { citizenship: 'RU', ages: '9', screening: '2027-01-11' },
    { pay: null, show: null, today: 35_465 },
  ],
  [
    '… for a reader abroad, whose journey alone takes until 2027',
    { citizenship: 'RU', place: 'abroad' },
    { pay: null, show: null, today: 18_165 },
  ],
  [
    'who has applied in 2026 paid at its index',
    { citizenship: 'RU', apply: '2026-11-02' },
    { pay: 18_165, show: 5_709_000 },
  ],
  [
    'who applied in 2025 is counted at the index of 2025: 3,932 ₸',
    { citizenship: 'RU', apply: '2025-11-03' },
    { pay: 16_514.4, show: 5_190_240 },
  ],
]

test.each(CASES)('%s', (_why, query, sums) => {
  const { costs, costsToday } = planOf(answered(query), TODAY)
  expect(costs.total).toBe(sums.pay)
  expect(costs.shown?.tenge).toBe(sums.show)
  if (sums.perhaps) expect(costs.perhaps.map(({ id }) => id)).toEqual(sums.perhaps)
  expect(costsToday?.total).toBe(sums.today)
})

test('there are cases enough', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(30)
})
