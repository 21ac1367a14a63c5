import type { Fact } from '#lib/facts/fact-on.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { type Counted, onwards, shiftDay, workingDaysAfter } from './days.ts'

const UNITS = ['calendar-days', 'working-days', 'months', 'years'] as const

/** How long something takes or holds, in the unit of its record. */
export type Term = { count: number; unit: (typeof UNITS)[number] }

/** The term that a fact names, if it names one. */
export function termIn(fact: Fact | undefined): Term | undefined {
  const unit = UNITS.find((name) => name === fact?.unit)
  return unit && typeof fact?.value === 'number' ? { count: fact.value, unit } : undefined
}

/** The last day of a term; the day of the event is not counted. */
export function countTerm(from: string, term: Term, calendar: Calendar): Counted {
  if (term.unit === 'working-days') return workingDaysAfter(from, term.count, calendar)
  return shiftDay(from, durationOf(term))
}

/** The day that lies a term before another. */
export function countBack(from: string, term: Term): Counted {
  return shiftDay(from, Temporal.Duration.from(durationOf(term)).negated())
}

/** The first day from which a term holds to another day: a year back from 29 February is too short. */
export function firstDayHolding(until: string, term: Term): Counted {
  return onwards(countBack(until, term), (day) => {
    const end = shiftDay(day, durationOf(term))
    return typeof end === 'string' && end < until ? shiftDay(day, { days: 1 }) : day
  })
}

function durationOf({ count, unit }: Term): Temporal.DurationLike {
  switch (unit) {
    case 'calendar-days':
      return { days: count }
    case 'months':
      return { months: count }
    case 'years':
      return { years: count }
    case 'working-days':
      throw new Error('Working days are counted forward and by the calendar only.')
  }
}
