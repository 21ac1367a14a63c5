import { type Ledger, ledger } from '#lib/facts/load.ts'
import { type Calendar, siteCalendar } from '../calendar.ts'
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
  toolInput: ToolInput,
  today: string,
  calendar: Calendar = siteCalendar(),
  facts: Ledger = ledger(),
): Timeline {
  const plan: Plan = {
    toolInput,
    today,
    calendar,
    facts,
    entries: [],
    assumed: new Set(),
    unknownFacts: new Set(),
    beyondCalendar: new Set(),
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
    unknownFacts: [...plan.unknownFacts],
    beyondCalendar: ENTRY_IDS.filter((id) => plan.beyondCalendar.has(id)),
  }
}

function byDay(a: TimelineEntry, b: TimelineEntry): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return ENTRY_IDS.indexOf(a.id) - ENTRY_IDS.indexOf(b.id)
}
