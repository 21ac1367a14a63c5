import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { type Action, actionsOf } from './actions/actions.ts'
import { type Calendar, siteCalendar } from './calendar/calendar.ts'
import { type Checklist, checklistOf } from './checklist/checklist.ts'
import { type Member, membersOf } from './checklist/members.ts'
import { type Ground, groundOf } from './ground/ground.ts'
import type { ToolInput } from './input/tool-input.ts'
import { type Costs, costsOf } from './money/costs.ts'
import type { EntryId, Timeline } from './timeline/entry.ts'
import { timelineOf } from './timeline/timeline.ts'

/** What one reader has to do, computed from the input, the facts, the calendar and the day alone. */
export type ReaderPlan = {
  toolInput: ToolInput
  today: string
  ground: Ground
  /** All that lies ahead; the first three are next. */
  actions: Action[]
  checklist: Checklist
  members: Member[]
  /** The careful reading: what is not known applies and takes its longest time. */
  timeline: Timeline
  /** The days of the quick reading, where they differ: the same entry, or one that falls away. */
  quickDays: Map<EntryId, string | undefined>
  costs: Costs
  /** The sums at today's index, where the index of the day of the application is not known. */
  costsToday: Costs | undefined
}

/**
 * One plan: input → ground → steps → dates → money.
 *
 * @param today the day in Kazakhstan, `YYYY-MM-DD`
 */
export function planOf(
  input: ToolInput,
  today: string,
  calendar: Calendar = siteCalendar(),
  facts: Facts = loadFacts(),
): ReaderPlan {
  const toolInput = placedInput(input, today)
  const ground = groundOf(toolInput, today, facts)
  const checklist = checklistOf(toolInput, today, facts)
  const timeline = timelineOf(toolInput, today, calendar, facts)
  const quick = timelineOf(toolInput, today, calendar, facts, 'quick')
  const costs = costsOf(toolInput, paymentDay(timeline, toolInput, today), facts)
  const actions =
    ground.best.id === 'home'
      ? []
      : actionsOf({ toolInput, today, timeline, checklist, costs }, facts)
  return {
    toolInput,
    today,
    ground,
    actions,
    checklist,
    members: membersOf(toolInput, today, facts),
    timeline,
    quickDays: differences(timeline, quick),
    costs,
    costsToday: costs.total === null ? costsOf(toolInput, today, facts) : undefined,
  }
}

/** Who names a day of travel that is still to come is abroad, and is told what comes before it. */
function placedInput(input: ToolInput, today: string): ToolInput {
  const travels = input.place === undefined && (input.arrival ?? '') > today
  return travels ? { ...input, place: 'abroad' } : input
}

/**
 * The day of the application, whose index counts (`mci-day`). One beyond the calendar comes after the
 * days that the reader named; without any it is today.
 */
function paymentDay(
  { entries, beyondCalendar }: Timeline,
  { arrival, screening }: ToolInput,
  today: string,
): string {
  const apply = entries.find(({ id }) => id === 'apply')?.day
  if (apply || !beyondCalendar.includes('apply')) return apply ?? today
  return [today, arrival ?? today, screening ?? today].sort().at(-1) ?? today
}

function differences(careful: Timeline, quick: Timeline): Map<EntryId, string | undefined> {
  const pairs = careful.entries.map(({ id, day }) => {
    const other = quick.entries.find((entry) => entry.id === id)?.day
    return [id, other, other !== day] as const
  })
  return new Map(pairs.filter(([, , differs]) => differs).map(([id, day]) => [id, day]))
}

/**
 * The 1 January that a plan goes past while the index from that day is not known; undefined where the
 * index is known, or not even known on the day of the application (`costsToday` says that).
 */
export function unknownNewYear(
  { costs, timeline, toolInput, today }: ReaderPlan,
  facts: Facts = loadFacts(),
): string | undefined {
  const year = Temporal.PlainDate.from(costs.day).year + 1
  const newYear = `${year}-01-01`
  const goesPast = timeline.entries.some(({ id, day }) => PAID_AFTER.includes(id) && day >= newYear)
  const isKnown = (day: string) => typeof findFactOn('mci', day, facts)?.value === 'number'
  const applied = toolInput.apply !== undefined && toolInput.apply < today
  if (toolInput.card || applied || !goesPast || !isKnown(costs.day) || isKnown(newYear))
    return undefined
  return newYear
}

/** What follows the application, by the last of which the duty for the card is paid. */
const PAID_AFTER: readonly EntryId[] = ['decision', 'card']
