import { expect, test } from 'vitest'
import { parseToolInput } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { absenceOf } from '#lib/plan/stay/absence.ts'
import { answered } from '../../../factories/made-plan.ts'

const TODAY = '2026-11-30'

function holder(trips: string, today = TODAY) {
  return absenceOf(answered({ citizenship: 'RU', card: '2030-05-01', trips }), today)
}

/** Days by period: “2026: careful/quick”. */
function counted(trips: string, today = TODAY): string[] {
  return (holder(trips, today)?.periods ?? []).map(
    ({ id, from, to, days }) =>
      `${id === 'year' ? from.slice(0, 4) : `${from}..${to}`}: ${days.careful}/${days.quick}`,
  )
}

/** absence-limit: more than 183 days; absence-window: a calendar year, or any 12 months. */
const CASES: [
  what: string,
  trips: string,
  over: string,
  backBy: [careful: string | undefined, quick: string | undefined],
][] = [
  // The first of 183 days is today.
  ['one short trip long ago', '2024-02-01 2024-02-10', 'no', ['2027-05-31', '2027-07-03']],
  // 1 June to 29 November: 182 days counting both, so one day is left of any 12 months.
  ['one day left', '2026-06-01 2026-11-29', 'no', ['2026-11-30', '2026-12-04']],
  // 1 June to 29 November and 1 May: 183 days. None is left until 1 May 2027 leaves the 12 months.
  ['no day left', '2026-05-01 2026-05-01 2026-06-01 2026-11-29', 'no', [undefined, '2026-12-04']],
  // 184 days counting both, 182 whole ones.
  ['over by the days of travel', '2026-05-30 2026-11-29', 'perhaps', [undefined, '2026-12-02']],
  // 1 March to 1 October: 215 days of one year.
  ['over by every count', '2026-03-01 2026-10-01', 'yes', [undefined, undefined]],
  // 92 days of 2025 and 120 of 2026: 212 within 12 months, and no calendar year holds 184. Until the end of
  // April each new day takes the place of one a year before it: 152 since today, and 31 more in May.
  ['over two calendar years', '2025-10-01 2026-04-30', 'perhaps', ['2027-05-31', '2027-07-03']],
  ['away since 1 September', '2026-09-01', 'no', ['2027-03-02', '2027-07-03']],
  ['a trip to come', '2027-01-10 2027-02-10', 'no', ['2027-07-11', '2027-07-13']],
]

for (const [what, trips, over, [careful, quick]] of CASES) {
  test(`days abroad, ${what}`, () => {
    const found = holder(trips)
    expect(found?.over).toBe(over)
    expect(found?.backBy).toEqual({ careful, quick })
  })
}

test('trips are added up by calendar year and for the fullest 12 months, with and without days of travel', () => {
  expect(counted('2025-10-01..2026-04-30')).toEqual([
    '2025: 92/91',
    '2026: 120/119',
    '2025-10-01..2026-09-30: 212/210',
  ])
  expect(counted('2026-01-01 2026-03-31 2026-10-01 2026-10-31')).toEqual([
    '2026: 121/117',
    '2026-01-01..2026-12-31: 121/117',
  ])
})

test('days that two trips share are counted once, and a trip that goes on is counted until today', () => {
  expect(counted('2026-03-01 2026-03-20 2026-03-10 2026-03-31')[0]).toBe('2026: 31/29')
  expect(counted('2026-11-21')[0]).toBe('2026: 10/9')
})

test('12 months that hold 29 February are 366 days', () => {
  expect(counted('2027-03-15 2027-03-16', '2028-03-20').at(-1)).toBe('2027-03-15..2028-03-14: 2/0')
  const found = holder('2027-03-15 2027-09-13', '2028-03-14')
  // 183 days. On 14 March 2028 the first of them still counts, on the day after it no longer does.
  expect(found?.backBy.careful).toBeUndefined()
  expect(found?.mayLeave).toBe('2028-03-15')
})

test('who has no days left is told the first day on which to leave again', () => {
  expect(holder('2026-05-01 2026-05-01 2026-06-01 2026-11-29')?.mayLeave).toBe('2027-05-01')
})

test('who is abroad is told first to be back, by the careful day, with an alarm’s kind of day', () => {
  const plan = planOf(
    answered({ citizenship: 'RU', card: '2030-05-01', trips: '2026-09-01' }),
    TODAY,
  )
  expect(plan.actions[0]).toMatchObject({ id: 'return', by: '2027-03-02', guide: 'keeping-it' })
  const entry = plan.timeline.entries.find(({ id }) => id === 'back-by')
  expect(entry).toMatchObject({ day: '2027-03-02', kind: 'by' })
  expect(plan.quickDays.get('back-by')).toBe('2027-07-03')
})

test('a trip that lasts too long is a conflict, and what the office must say is asked', () => {
  const tooLong = planOf(
    answered({ citizenship: 'RU', card: '2030-05-01', trips: '2026-12-01 2027-08-01' }),
    TODAY,
  )
  expect(tooLong.timeline.conflicts[0]).toMatchObject({
    id: 'trip-too-long',
    day: '2027-08-01',
    needed: '2027-06-01',
  })
  expect(tooLong.ground.ask).toEqual(['absence'])
})

test('who came back too late is told that the last day is over', () => {
  const late = planOf(
    answered({ citizenship: 'RU', card: '2030-05-01', trips: '2026-03-01' }),
    TODAY,
  )
  expect(late.actions[0]).toMatchObject({ id: 'return', overdue: true })
  expect(late.timeline.conflicts[0]).toMatchObject({
    id: 'passed',
    entry: 'back-by',
    day: '2026-08-30',
  })
})

test('days abroad are nobody’s question without a card, and nothing is counted without trips', () => {
  expect(absenceOf(answered({ citizenship: 'RU', trips: '2026-09-01' }), TODAY)).toBeUndefined()
  expect(absenceOf(answered({ citizenship: 'RU', card: '2030-05-01' }), TODAY)).toBeUndefined()
})

test('on a day of which no record says the limit nothing is counted', () => {
  expect(holder('2026-09-01', '2019-01-01')).toBeUndefined()
})

test('trips that cannot be read have an error, and the rest of the plan stands', () => {
  for (const trips of [
    '2026-13-01',
    'last summer 3 weeks',
    '2026-05-02 2026-05-01',
    '0001-01-01',
  ]) {
    const { errors, toolInput } = parseToolInput({ citizenship: 'RU', card: '2030-05-01', trips })
    expect(errors).toEqual({ trips: 'plan.trips' })
    expect(planOf(toolInput, TODAY).actions[0]?.id).toBe('renew')
  }
})
