import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { Trip } from '../input/input-fields.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { dayOf, numberOf } from './day-number.ts'
import {
  daysWithin,
  type Interval,
  lastDayAbroad,
  lastOfYear,
  merged,
  yearAfter,
} from './days-abroad.ts'

/**
 * The two ways to count days abroad. Careful: in a calendar year and in any 12 months, the days of
 * leaving and of returning included. Quick: in a calendar year, and only days spent wholly abroad.
 */
export type Count = { careful: number; quick: number }

export type AbsencePeriod = {
  /** A calendar year, or the 12 months with the most days abroad. */
  id: 'year' | 'months'
  from: string
  to: string
  days: Count
}

export type Absence = {
  /** The permit can be lost after more days than these (`absence-limit`). */
  limit: number
  periods: AbsencePeriod[]
  /** Whether a period holds more days than the limit: by both counts, by the careful one alone, or not. */
  over: 'yes' | 'perhaps' | 'no'
  /** The trip that `backBy` is about: the one underway, the next one named, or one that began today. */
  trip: { from: string; kind: 'underway' | 'planned' | 'today' }
  /** The last day on which to return; `undefined`: not even the day of leaving is free. */
  backBy: { careful: string | undefined; quick: string | undefined }
  /** Where no day is free by the careful count: the first on which one is again. */
  mayLeave: string | undefined
}

/** No trip lasts longer; later days are not counted. */
const MAX_TRIP_DAYS = 3660

/**
 * How long a holder of the permit was abroad, and by when they must be back (Article 49 of the Law on
 * Migration; `absence-limit`, `absence-window`). Over which period trips are added up is contested; no
 * source says whether the days of travel count.
 *
 * @param today the day in Kazakhstan, `YYYY-MM-DD`
 * @returns undefined where no card or no trip was named, or where the limit of the day is not known
 */
export function absenceOf(
  { card, trips }: ToolInput,
  today: string,
  facts: Facts = loadFacts(),
): Absence | undefined {
  const limit = findFactOn('absence-limit', today, facts)?.value
  if (!card || trips.length === 0 || typeof limit !== 'number') return undefined
  const now = numberOf(today)
  const careful = merged(trips.map((trip) => intervalOf(trip, now, 0)))
  const quick = merged(trips.map((trip) => intervalOf(trip, now, 1)))
  const periods = [...yearsOf(careful, quick), ...worstMonths(careful, quick)]
  const trip = tripAhead(trips, today)
  const from = numberOf(trip.from)
  const earlier = (travelDays: number) =>
    merged(
      trips.filter((one) => one.from < trip.from).map((one) => intervalOf(one, now, travelDays)),
    )
  const last = lastDayAbroad(earlier(0), from, limit, ['year', 'months'])
  const quickLast = lastDayAbroad(earlier(1), from + 1, limit, ['year'])
  return {
    limit,
    periods,
    over: overOf(periods, limit),
    trip,
    backBy: {
      careful: last === undefined ? undefined : dayOf(last),
      // The day of return itself is not counted.
      quick: quickLast === undefined ? undefined : dayOf(quickLast + 1),
    },
    mayLeave: last === undefined ? nextLeave(earlier(0), from, limit) : undefined,
  }
}

/** A trip as numbers of days; without a last day it goes on until today. */
function intervalOf({ from, to }: Trip, today: number, travelDays: number): Interval {
  const first = numberOf(from)
  // The day of return is no day wholly abroad; today, while still away, is one.
  const last = to === undefined ? today : numberOf(to) - travelDays
  return [first + travelDays, Math.min(last, first + MAX_TRIP_DAYS)]
}

function yearsOf(careful: Interval[], quick: Interval[]): AbsencePeriod[] {
  const years = new Set(
    careful.flatMap(([from, to]) => {
      const [first, last] = [dayOf(from), dayOf(to)].map((day) => Number(day.slice(0, 4)))
      return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, i) => (first ?? 0) + i)
    }),
  )
  return [...years].sort().map((year) => {
    const from = numberOf(`${year}-01-01`)
    const to = lastOfYear(from)
    return {
      id: 'year',
      from: dayOf(from),
      to: dayOf(to),
      days: { careful: daysWithin(careful, from, to), quick: daysWithin(quick, from, to) },
    }
  })
}

/** The fullest 12 months begin with a trip, or end with one. */
function worstMonths(careful: Interval[], quick: Interval[]): AbsencePeriod[] {
  const starts = careful.flatMap(([from, to]) => [from, yearAfter(to, -1)])
  const [worst] = starts
    .map((from) => {
      const to = yearAfter(from, 1)
      return { from, to, days: daysWithin(careful, from, to) }
    })
    .sort((a, b) => b.days - a.days || b.from - a.from)
  if (!worst) return []
  const { from, to, days } = worst
  return [
    {
      id: 'months',
      from: dayOf(from),
      to: dayOf(to),
      days: { careful: days, quick: daysWithin(quick, from, to) },
    },
  ]
}

function overOf(periods: AbsencePeriod[], limit: number): Absence['over'] {
  if (periods.some(({ id, days }) => id === 'year' && days.quick > limit)) return 'yes'
  return periods.some(({ days }) => days.careful > limit) ? 'perhaps' : 'no'
}

function tripAhead(trips: Trip[], today: string): Absence['trip'] {
  const ahead = trips.find(({ to }) => to === undefined || to >= today)
  if (!ahead) return { from: today, kind: 'today' }
  return { from: ahead.from, kind: ahead.from > today ? 'planned' : 'underway' }
}

function nextLeave(earlier: Interval[], from: number, limit: number): string | undefined {
  for (let day = from; day <= from + 731; day += 1) {
    if (lastDayAbroad(earlier, day, limit, ['year', 'months']) !== undefined) return dayOf(day)
  }
  return undefined
}
