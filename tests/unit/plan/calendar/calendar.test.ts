import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  addWorkingDays,
  type Calendar,
  CalendarError,
  calendarSchema,
  isWorkingDay,
  readCalendar,
  siteCalendar,
} from '#lib/plan/calendar/calendar.ts'

const known = siteCalendar()

function reasonOf(ask: () => unknown): string {
  try {
    ask()
  } catch (error) {
    if (error instanceof CalendarError) return error.reason
    throw error
  }
  return 'answered'
}

function withYears(change: (years: Calendar['years']) => Calendar['years']) {
  return calendarSchema.safeParse({ ...known, years: change(structuredClone(known.years)) })
}

test.each([
  ['2026-01-01', false, 'New Year'],
  ['2026-01-05', true, 'the first working day of 2026'],
  ['2026-01-07', false, 'Orthodox Christmas on a Wednesday'],
  ['2026-03-08', false, 'a Sunday that is a holiday'],
  ['2026-03-09', false, 'the day Women’s Day moved to'],
  ['2026-03-16', true, 'no day off in 2026, though packages list it'],
  ['2026-03-23', false, 'the third day of Nauryz'],
  ['2026-03-25', false, 'the second moved day of Nauryz'],
  ['2026-03-26', true, 'the day after Nauryz'],
  ['2026-05-27', false, 'Kurban Ait on a Wednesday'],
  ['2026-08-31', true, 'no longer a day off after the referendum'],
  ['2026-10-26', false, 'the day Republic Day moved to'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-11-23', true, 'a Monday'],
  ['2026-12-31', true, 'the last day of the year'],
  ['2027-01-04', false, 'the day the second day of New Year moved to'],
  ['2027-03-15', false, 'Constitution Day on its new date'],
  ['2027-03-24', false, 'the moved day of Nauryz'],
  ['2027-05-17', true, 'the day after a Kurban Ait on Sunday, which does not move'],
])('%s is a working day: %s (%s)', (day, expected) => {
  expect(isWorkingDay(day, known)).toBe(expected)
})

test.each([
  ['2026-11-22', 0, '2026-11-22', 'no days end on the day of the event, even a Sunday'],
  ['2026-11-23', 1, '2026-11-24', 'the day of the event is not counted'],
  ['2026-11-20', 1, '2026-11-23', 'over a weekend'],
  ['2026-11-21', 1, '2026-11-23', 'from a Saturday'],
  ['2026-11-22', 3, '2026-11-25', 'from a Sunday'],
  ['2026-03-06', 1, '2026-03-10', 'over a moved holiday'],
  ['2026-03-20', 1, '2026-03-26', 'over the whole of Nauryz'],
  ['2026-10-23', 3, '2026-10-29', 'over the moved Republic Day'],
  ['2026-12-31', 1, '2027-01-05', 'over the end of the year'],
  ['2026-12-30', 2, '2027-01-05', 'with a day on either side of the year’s end'],
  ['2026-02-27', 1, '2026-03-02', 'from February to March in a common year'],
  ['2025-12-31', 1, '2026-01-05', 'from an event before the calendar begins'],
  ['2026-11-23', 20, '2026-12-22', 'twenty days with Independence Day among them'],
  ['2025-12-31', 247, '2026-12-31', 'all working days of 2026'],
  ['2026-12-31', 247, '2027-12-31', 'all working days of 2027'],
])('from %s, %i working days end on %s (%s)', (from, count, expected) => {
  expect(addWorkingDays(from, count, known)).toBe(expected)
})

test.each([
  ['2027-02-29'],
  ['2026-02-29'],
  ['2026-13-01'],
  ['2026-04-31'],
  ['2026-1-5'],
  ['22.11.2026'],
  ['2026-11-22T00:00'],
  [''],
])('“%s” is refused because there is no such day', (day) => {
  expect(reasonOf(() => isWorkingDay(day, known))).toBe('not-a-day')
  expect(reasonOf(() => addWorkingDays(day, 1, known))).toBe('not-a-day')
})

test('a day beyond the calendar is refused, before it as well as after it', () => {
  expect(reasonOf(() => isWorkingDay('2025-12-31', known))).toBe('beyond')
  expect(reasonOf(() => isWorkingDay('2028-01-01', known))).toBe('beyond')
})

test('a term that ends beyond the calendar is refused, a weekend there included', () => {
  expect(addWorkingDays('2027-12-30', 1, known)).toBe('2027-12-31')
  expect(reasonOf(() => addWorkingDays('2027-12-31', 1, known))).toBe('beyond')
  expect(reasonOf(() => addWorkingDays('2026-12-31', 248, known))).toBe('beyond')
  expect(reasonOf(() => addWorkingDays('2024-12-31', 1, known))).toBe('beyond')
})

test.each([[-1], [1.5], [Number.NaN], [Number.POSITIVE_INFINITY]])(
  '%d is refused as a number of days',
  (count) => {
    expect(reasonOf(() => addWorkingDays('2026-11-23', count, known))).toBe('not-a-count')
  },
)

test('a year whose days off do not add up to its working days is refused', () => {
  const parsed = withYears(([first, ...rest]) =>
    first ? [{ ...first, daysOff: first.daysOff.slice(1) }, ...rest] : rest,
  )
  expect(parsed.error?.issues[0]?.message).toBe('2026 has 248 working days, not 247.')
})

test('a weekend listed as a day off is refused', () => {
  const name = { en: 'x', ru: 'x', kk: 'x' }
  const parsed = withYears(([first, ...rest]) =>
    first
      ? [{ ...first, daysOff: [{ date: '2026-01-03', name }], workingDays: 260 }, ...rest]
      : rest,
  )
  expect(parsed.error?.issues[0]?.message).toContain('2026-01-03 is a weekend')
})

test('a hole between two years is refused', () => {
  const parsed = withYears(([first]) =>
    first ? [first, { ...first, year: 2028, daysOff: [], workingDays: 260 }] : [],
  )
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([
    '2028 does not follow the year before it.',
  ])
})

test('a calendar that does not fit stops with its path and what is wrong', () => {
  const dir = mkdtempSync(join(tmpdir(), 'we-guide-calendar-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  writeFileSync(join(dir, 'calendar.yml'), 'zone: Asia/Almaty\nsources: []\nyears: []\n')
  expect(() => readCalendar(dir)).toThrow(/calendar\.yml: .*years/s)
})
