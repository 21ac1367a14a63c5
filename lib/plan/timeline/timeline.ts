import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { type Calendar, siteCalendar } from '../calendar/calendar.ts'
import { heldCertificate } from '../ground/held-certificate.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { putApply } from './apply.ts'
import { putArrival } from './arrival.ts'
import { putCard, putOwnCard } from './card.ts'
import { conflictsOf } from './conflicts.ts'
import { type Counted, latestOf } from './days.ts'
import { ENTRY_IDS, type Reading, type Timeline, type TimelineEntry } from './entry.ts'
import { putGoal } from './goal.ts'
import { putPapers } from './papers.ts'
import { type Plan, putEntry } from './plan.ts'
import { putPreparation, type Ready } from './preparation.ts'
import { putReturn } from './return.ts'
import { putScreening, type Screening } from './screening.ts'

/**
 * The days of somebody's way to permanent residence, counted from what they said and from the facts,
 * with what does not fit together, was assumed, or is not known.
 *
 * @param toolInput validated: a day that does not exist throws
 * @param today the day in Kazakhstan, `YYYY-MM-DD`
 * @param reading how what is not known is read; nobody is told to act on the quick one
 */
export function timelineOf(
  toolInput: ToolInput,
  today: string,
  calendar: Calendar = siteCalendar(),
  facts: Facts = loadFacts(),
  reading: Reading = 'careful',
): Timeline {
  const plan: Plan = {
    toolInput,
    today,
    reading,
    calendar,
    facts,
    entries: [],
    assumed: new Set(),
    unknownFacts: new Set(),
    beyondCalendar: new Set(),
  }
  return finish(plan, outcomeOf(plan))
}

function outcomeOf(plan: Plan): Outcome {
  const { citizenship, card } = plan.toolInput
  // A citizen needs no permit: there is nothing to count.
  if (citizenship === 'KZ') return { ready: [], apply: undefined }
  return card ? withCard(plan, card) : withoutCard(plan)
}

type Outcome = { screening?: Screening | undefined; ready: Ready[]; apply: Counted }

function withCard(plan: Plan, cardEnds: string): Outcome {
  putOwnCard(plan, cardEnds)
  putReturn(plan)
  return { ready: [], apply: undefined }
}

function withoutCard(plan: Plan): Outcome {
  const { apply: named } = plan.toolInput
  const certificate = heldCertificate(plan.toolInput, plan.today, plan.facts)
  putVisaEnd(plan)
  const arrival = putArrival(plan)
  const applied = named !== undefined && named < plan.today
  if (applied) plan.assumed.add('applied-already')
  const start = arrival === undefined ? plan.today : latestOf([plan.today, arrival])
  // Beyond the calendar nothing is counted on; an application that was made needs no preparation.
  const counts = typeof start === 'string' && (!applied || certificate !== undefined)
  const screening = counts ? putScreening(plan, start) : undefined
  const ready = typeof start === 'string' && !applied ? putPreparation(plan, start) : []
  const apply = typeof start === 'string' ? putApply(plan, start, screening, ready) : start
  putPapers(plan, screening?.certificate, apply)
  putCard(plan, apply)
  if (!applied) putGoal(plan, screening !== undefined && !certificate)
  return { screening, ready, apply }
}

/** The last day of the visa or permit on which the reader is in Kazakhstan, as they named it. */
function putVisaEnd(plan: Plan): void {
  const { place, visa } = plan.toolInput
  if (place === 'visa' && visa) putEntry(plan, { id: 'visa-ends', kind: 'ends', facts: [] }, visa)
}

function finish(plan: Plan, { screening, ready, apply }: Outcome): Timeline {
  return {
    conflicts: conflictsOf(plan, screening, ready, apply),
    entries: plan.entries.sort(byDay),
    assumed: [...plan.assumed],
    unknownFacts: [...plan.unknownFacts],
    beyondCalendar: ENTRY_IDS.filter((id) => plan.beyondCalendar.has(id)),
  }
}

function byDay(a: TimelineEntry, b: TimelineEntry): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return ENTRY_IDS.indexOf(a.id) - ENTRY_IDS.indexOf(b.id)
}
