import { describe, expect, it } from 'vitest'
import type { Locale } from '#lib/i18n/locales.ts'
import { type SplitStay, splitStay, splitStayLines } from '#lib/plan/stay/split-stay.ts'

function days({ entry, exit, back, left, last, again, used, againDays }: SplitStay) {
  return {
    ...Object.fromEntries(
      Object.entries({ entry, exit, back, last, again }).map(([name, day]) => [name, `${day}`]),
    ),
    used,
    left,
    againDays,
  }
}

/** Each day of the three visits, as numbers of days. */
function presence(stay: SplitStay): Temporal.PlainDate[] {
  const visits: [Temporal.PlainDate, number][] = [
    [stay.entry, stay.used],
    [stay.back, stay.left],
    [stay.again, stay.againDays],
  ]
  return visits.flatMap(([first, count]) =>
    Array.from({ length: count }, (_, index) => first.add({ days: index })),
  )
}

function countedOn(day: Temporal.PlainDate, window: number, present: Temporal.PlainDate[]): number {
  const first = day.subtract({ days: window - 1 })
  const { compare } = Temporal.PlainDate
  return present.filter((one) => compare(first, one) <= 0 && compare(one, day) <= 0).length
}

describe('a stay that is split in two', () => {
  it('has the days that a reader acts on', () => {
    expect(days(splitStay(90, 180, 2026))).toEqual({
      entry: '2026-01-11',
      exit: '2026-03-11',
      used: 60,
      back: '2026-05-01',
      left: 30,
      last: '2026-05-30',
      again: '2026-07-10',
      againDays: 60,
    })
  })

  it('counts the leap day', () => {
    expect(days(splitStay(90, 180, 2028))).toMatchObject({
      exit: '2028-03-10',
      back: '2028-04-30',
      last: '2028-05-29',
      again: '2028-07-09',
    })
  })

  it.each([
    [90, 180, 2026],
    [30, 180, 2027],
    [42, 180, 2026],
    [60, 90, 2028],
  ])('never passes %i days in any %i, and leaves no day unused', (limit, window, year) => {
    const stay = splitStay(limit, window, year)
    const present = presence(stay)
    for (const day of present) expect(countedOn(day, window, present)).toBeLessThanOrEqual(limit)
    // The day after a last day would be one too many.
    for (const [first, count] of [
      [stay.back, stay.left],
      [stay.again, stay.againDays],
    ] as const) {
      const next = first.add({ days: count })
      const before = present.filter((day) => Temporal.PlainDate.compare(day, next) < 0)
      expect(countedOn(next, window, [...before, next])).toBe(limit + 1)
    }
  })

  it('is told in each language with the days that were worked out', () => {
    const linesIn = (locale: Locale) =>
      splitStayLines(locale, '2026-11-30').map((line) => line.replaceAll('\u00a0', ' '))
    const lines = linesIn('en')
    expect(lines).toHaveLength(5)
    expect(lines[1]).toBe(
      '11 March 2026: you leave. Both days count, so you have used 60 days and have 30 left.',
    )
    expect(linesIn('ru')[3]).toContain('Ещё 30 дней — и все 90 использованы')
    expect(linesIn('kk')[4]).toContain('60 күнге')
  })
})
