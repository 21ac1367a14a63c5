import { type Ledger, ledger } from '#lib/facts/load.ts'
import { type Calendar, calendar } from '../calendar.ts'
import type { ToolInput } from '../tool-input.ts'
import { putApply } from './apply.ts'
import { putArrival } from './arrival.ts'
import { putCard } from './card.ts'
import { conflictsOf } from './conflicts.ts'
import { ENTRY_IDS, type Timeline, type TimelineEntry } from './entry.ts'
import { putPapers } from './papers.ts'
import type { Plan } from './plan.ts'
import { putScreening } from './screening.ts'

/**
 * The days of somebody's way to permanent residence, counted from what they said and from the
 * records of the ledger, with what does not fit together, was assumed, or is not known.
 *
 * @param answers validated: a day that does not exist throws
 * @param today the day in Kazakhstan, `YYYY-MM-DD`
 */
export function timelineOf(
  answers: ToolInput,
  today: string,
  known: Calendar = calendar(),
  book: Ledger = ledger(),
): Timeline {
  const plan: Plan = {
    answers,
    today,
    known,
    book,
    entries: [],
    assumed: new Set(),
    open: new Set(),
    beyond: new Set(),
  }
  putArrival(plan)
  const screening = putScreening(plan)
  const apply = putApply(plan, screening)
  putPapers(plan, screening?.certificate, apply)
  putCard(plan, apply)
  const conflicts = conflictsOf(plan, screening, apply)
  return {
    entries: plan.entries.sort(byDay),
    conflicts,
    assumed: [...plan.assumed],
    open: [...plan.open],
    beyond: ENTRY_IDS.filter((id) => plan.beyond.has(id)),
  }
}

function byDay(a: TimelineEntry, b: TimelineEntry): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return ENTRY_IDS.indexOf(a.id) - ENTRY_IDS.indexOf(b.id)
}
