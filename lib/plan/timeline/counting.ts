import { type FactValue, periodsOf } from '#lib/facts/fact-on.ts'
import { findFactOn } from '#lib/facts/find.ts'
import { type Counted, onwards, workingDayFrom } from './days.ts'
import type { EntryId, EntryKind } from './entry.ts'
import { type Plan, putEntry } from './plan.ts'
import { countTerm, type Term, termIn } from './term.ts'

/** What a record says on a day; one that says nothing is open. */
export function valueOn(
  { facts, unknownFacts }: Plan,
  id: string,
  day: string,
): FactValue | undefined {
  const value = findFactOn(id, day, facts)?.value ?? undefined
  if (value === undefined) unknownFacts.add(id)
  return value
}

/** The term that a record sets on a day; without one the record is open. */
export function termOn({ facts, unknownFacts }: Plan, id: string, day: string): Term | undefined {
  const term = termIn(findFactOn(id, day, facts))
  if (!term) unknownFacts.add(id)
  return term
}

/** The day with which a term ends, if there is one. */
export function endOf(plan: Plan, from: string, term: Term | undefined): Counted {
  if (!term) return undefined
  const day = countTerm(from, term, plan.calendar)
  const next = Temporal.PlainDate.from(from).add({ days: 1 }).toString()
  if (term.unit === 'working-days') noteMovedDays(plan, next, day)
  return day
}

/** Puts an entry at the end of the term that a record sets on its first day, or on another. */
export function putTerm(
  plan: Plan,
  entry: { id: EntryId; kind: EntryKind; term: string; on?: string },
  start: Counted,
): Counted {
  const { id, kind, term, on } = entry
  const day = onwards(start, (from) => endOf(plan, from, termOn(plan, term, on ?? from)))
  putEntry(plan, { id, kind, facts: [term] }, day)
  return day
}

/** The first working day on or after a day. */
export function workingDayOf(plan: Plan, day: string): Counted {
  const working = workingDayFrom(day, plan.calendar)
  noteMovedDays(plan, day, working)
  return working
}

/** Says it when working days were counted in a year of which the official calendar is not known. */
function noteMovedDays({ calendar, assumed }: Plan, first: string, last: Counted): void {
  if (typeof last !== 'string') return
  const unsure = calendar.years.some(
    ({ year, status }) =>
      status !== 'official' && `${year}-12-31` >= first && `${year}-01-01` <= last,
  )
  if (unsure) assumed.add('moved-days-may-change')
}

/**
 * The term that a record sets on a day or, where it says nothing, the last one that it set before:
 * what ran until a known day is planned for as if it went on. The record then counts as unknown.
 */
export function lastKnownTerm(plan: Plan, id: string, day: string): Term | undefined {
  const term = termOn(plan, id, day)
  if (term) return term
  const record = plan.facts.facts.get(id)
  const earlier = record
    ? periodsOf(record).filter(({ from, value }) => from <= day && typeof value === 'number')
    : []
  const from = earlier.at(-1)?.from
  return from === undefined ? undefined : termIn(findFactOn(id, from, plan.facts))
}
