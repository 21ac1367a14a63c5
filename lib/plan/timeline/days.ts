import { addWorkingDays, type Calendar, CalendarError, isWorkingDay } from '../calendar/calendar.ts'

/** A day that no calendar of ours reaches. */
export const BEYOND = Symbol('beyond')

/** A day that was counted; `undefined` where there is nothing to count from or with. */
export type Counted = string | typeof BEYOND | undefined

/** Counts on from a day, and stays without one where there is none. */
export function onwards(day: Counted, count: (day: string) => Counted): Counted {
  return typeof day === 'string' ? count(day) : day
}

/** A day so much later, or earlier. */
export function shiftDay(day: string, by: Temporal.DurationLike): Counted {
  const date = Temporal.PlainDate.from(day).add(by)
  // Days are compared as text, which holds for years of four digits only.
  return date.year >= 0 && date.year <= 9999 ? date.toString() : BEYOND
}

/** The latest of days, if all of them could be counted. */
export function latestOf(days: Counted[]): Counted {
  const counted = days.filter((day) => typeof day === 'string')
  if (counted.length === days.length) return counted.sort().at(-1)
  return days.includes(undefined) ? undefined : BEYOND
}

/** The working day with which a term of working days ends; the day of the event is not counted. */
export function workingDaysAfter(from: string, count: number, calendar: Calendar): Counted {
  return unlessBeyond(() => addWorkingDays(from, count, calendar))
}

/** The first working day on or after a day. */
export function workingDayFrom(on: string, calendar: Calendar): Counted {
  return unlessBeyond(() => (isWorkingDay(on, calendar) ? on : addWorkingDays(on, 1, calendar)))
}

function unlessBeyond(count: () => string): Counted {
  try {
    return count()
  } catch (error) {
    if (error instanceof CalendarError && error.reason === 'beyond') return BEYOND
    throw error
  }
}
