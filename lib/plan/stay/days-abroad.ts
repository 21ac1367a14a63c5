import { dayOf, numberOf } from './day-number.ts'

/** First and last day, as numbers of days; both are counted. */
export type Interval = [from: number, to: number]

/** Intervals that do not overlap, earliest first; those that end before they begin are left out. */
export function merged(intervals: Interval[]): Interval[] {
  const sorted = intervals.filter(([from, to]) => from <= to).sort(([a], [b]) => a - b)
  const result: Interval[] = []
  for (const [from, to] of sorted) {
    const last = result.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

/** How many days of merged intervals lie between two days, both included. */
export function daysWithin(intervals: Interval[], first: number, last: number): number {
  return intervals.reduce(
    (sum, [from, to]) => sum + Math.max(0, Math.min(to, last) - Math.max(from, first) + 1),
    0,
  )
}

/** The last day of the year of a day. */
export function lastOfYear(day: number): number {
  return numberOf(`${dayOf(day).slice(0, 4)}-12-31`)
}

/** The last day of the 12 months that begin with a day or, with -1, the first of those that end with it. */
export function yearAfter(day: number, years: 1 | -1): number {
  return numberOf(Temporal.PlainDate.from(dayOf(day)).add({ years }).toString()) - years
}

/** What trips are added up over: a calendar year, or any 12 months. */
export type AbsenceWindow = 'year' | 'months'

/**
 * The last day of a trip that begins on `from` on which no window holds more than `limit` days abroad;
 * `undefined` where not even the first day is free.
 *
 * @param earlier merged trips before this one
 */
export function lastDayAbroad(
  earlier: Interval[],
  from: number,
  limit: number,
  windows: AbsenceWindow[],
): number | undefined {
  const fits = (day: number) =>
    windows.every((window) => {
      const first =
        window === 'year' ? numberOf(`${dayOf(day).slice(0, 4)}-01-01`) : yearAfter(day, -1)
      return daysWithin(merged([...earlier, [from, day]]), first, day) <= limit
    })
  // A trip over two calendar years has the limit of each.
  const longest = from + 2 * limit
  let day = from
  while (day <= longest && fits(day)) day += 1
  return day === from ? undefined : day - 1
}
