import type { Stay } from '../input/input-fields.ts'
import { dayOf, numberOf } from './day-number.ts'

/** At most `days` days of presence in any `in` days that follow each other. */
export type StayWindow = { days: number; in: number }

/**
 * The last day of a stay that began on `arrival`, so that no window holds more days of presence than
 * it may; at most `end`. First and last days count as days of presence (the careful reading). The day
 * before `arrival` where not even the first day is free.
 *
 * @param earlier stays before this one; what overlaps is counted once
 */
export function lastDayOfStay(
  earlier: Stay[],
  arrival: string,
  end: string,
  window: StayWindow,
): string {
  const first = numberOf(arrival)
  const last = numberOf(end)
  const before = earlier.filter(({ from }) => from < arrival)
  let day = first
  while (day <= last && presence(before, day, window, first) <= window.days) day += 1
  return dayOf(day - 1)
}

/**
 * The first day from `today` on which somebody may come again for at least one day, counting the
 * stays behind them. `undefined` where no day within one window is free, which no rule of ours does.
 */
export function nextEntryDay(
  earlier: Stay[],
  today: string,
  window: StayWindow,
): string | undefined {
  const first = numberOf(today)
  for (let day = first; day <= first + window.in; day += 1) {
    const before = earlier.filter(({ from }) => numberOf(from) < day)
    if (presence(before, day, window, day) <= window.days) return dayOf(day)
  }
  return undefined
}

/** Days of presence within the window that ends with `day`, in a stay that goes on since `since`. */
function presence(earlier: Stay[], day: number, window: StayWindow, since: number): number {
  const start = day - window.in + 1
  const stays = [
    ...earlier.map(({ from, to }) => [numberOf(from), Math.min(numberOf(to), day)] as const),
    [since, day] as const,
  ].sort(([a], [b]) => a - b)
  let count = 0
  let counted = start - 1
  for (const [from, to] of stays) {
    const begin = Math.max(from, counted + 1)
    if (to < begin) continue
    count += to - begin + 1
    counted = to
  }
  return count
}
