import { absenceOf } from '../stay/absence.ts'
import type { Conflict } from './entry.ts'
import { entryOf, type Plan, putEntry } from './plan.ts'

const FACTS = ['absence-limit', 'absence-window']

/** By when a holder of the permit must be back from the trip underway or the next one named. */
export function putReturn(plan: Plan): void {
  const { toolInput, today, facts, reading } = plan
  const absence = absenceOf(toolInput, today, facts)
  if (!absence || absence.trip.kind === 'today') return
  putEntry(plan, { id: 'back-by', kind: 'by', facts: FACTS }, absence.backBy[reading])
}

/** A trip that ends, as the reader named it, after the day by which they must be back. */
export function tripConflicts(plan: Plan): Conflict[] {
  const backBy = entryOf(plan, 'back-by')
  const { today, toolInput } = plan
  const trip = toolInput.trips.find(({ to }) => to !== undefined && to >= today)
  if (!backBy || !trip?.to || trip.to <= backBy.day) return []
  return [
    { id: 'trip-too-long', question: 'trips', facts: FACTS, day: trip.to, needed: backBy.day },
  ]
}
