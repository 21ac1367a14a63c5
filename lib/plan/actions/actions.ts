import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { ChecklistItem } from '../checklist/checklist.ts'
import { isStayUnknown } from '../countries/visa.ts'
import type { CostLine } from '../money/costs.ts'
import type { Timeline, TimelineEntry } from '../timeline/entry.ts'
import { countBack, termIn } from '../timeline/term.ts'
import { ACTION_IDS, type ActionId, AT_OFFICES, DUTIES } from './action-ids.ts'
import { RULES } from './action-rules.ts'
import { isAbroad, isAhead, type Parts } from './is-ahead.ts'

/**
 * The order of somebody who is in Kazakhstan: duties that have a last day first, then what takes
 * longest. Abroad it is the order of `ACTION_IDS`: papers from home come before the journey.
 */
const ORDER_HERE: readonly ActionId[] = [
  'host-notice',
  'register',
  'stay',
  'stay-unknown',
  'apply-day',
  'passport-apply',
  'refugee',
  'petition-it',
  'petition-profession',
  'visa-it',
  'visa-profession',
  'visa-investor',
  'visa-inside',
  'screening',
  'screening-unknown',
  'certificate',
  'papers',
]

export type Action = {
  id: ActionId
  /** The day by which, of the careful reading; never before today. */
  by: string | undefined
  /**
   * How the day is meant. `by`: the law's or the reader's, at the latest. `about`: our own count, on
   * which it is done. `done`: our own count, by which something that takes time is done. `now`:
   * nothing is to be waited for. `after`: it follows what stands before it, on a day that we cannot count.
   */
  dayKind: 'by' | 'about' | 'done' | 'now' | 'after'
  /** Its last day is over: it is done now, if it was not. */
  overdue: boolean
  /** What to bring. */
  bring: ChecklistItem[]
  /** What it costs. */
  costs: CostLine[]
  /** The guide that says more, by its slug. */
  guide: string
  /** Records with what happens otherwise, and with the site or office. */
  consequence: string[]
  where: string[]
  /** Whether it is done at, or asked of, an office. */
  office: boolean
}

/** Everything that a reader does from a day on, in order, each with its day, papers and costs. */
export function actionsOf(parts: Parts, facts: Facts = loadFacts()): Action[] {
  const here = !isAbroad(parts)
  const order = here
    ? [...ORDER_HERE, ...ACTION_IDS.filter((id) => !ORDER_HERE.includes(id))]
    : ACTION_IDS
  // Nothing is more urgent for somebody whose stay is over.
  const first: readonly ActionId[] =
    here && isStayOver(parts, facts) ? ['stay', 'stay-unknown'] : []
  const actions = [...first, ...order.filter((id) => !first.includes(id))]
    .filter((id) => isAhead(id, parts))
    .map((id) => actionOf(id, parts, facts))
  return here ? actions : afterTravel(screeningBeforeTravel(actions))
}

/** Whether a stay is over by our count or, where nobody knows how long it is, longer than most may be. */
function isStayOver({ timeline, toolInput, today }: Parts, facts: Facts): boolean {
  const isOver = timeline.entries.some(
    ({ id, passed }) => passed && (id === 'stay-ends' || id === 'visa-ends'),
  )
  if (isOver || timeline.conflicts.some(({ id }) => id === 'no-days-left-here')) return true
  const term = termIn(findFactOn('visa-free-stay', today, facts))
  const usual = term && countBack(today, term)
  return (
    isStayUnknown(toolInput) && typeof usual === 'string' && (toolInput.arrival ?? today) < usual
  )
}

/** Of what is done in Kazakhstan nothing is done at once by somebody who is still to travel. */
function afterTravel(actions: Action[]): Action[] {
  const travel = actions.findIndex(({ id }) => id === 'travel' || id === 'travel-day')
  return actions.map((action, index) =>
    travel >= 0 && index > travel && action.dayKind === 'now'
      ? { ...action, dayKind: 'after' }
      : action,
  )
}

/** A screening that the reader begins on a day before the journey is done from home. */
function screeningBeforeTravel(actions: Action[]): Action[] {
  const travel = actions.find(({ id }) => id === 'travel' || id === 'travel-day')
  const early = actions.filter(
    ({ id, by, dayKind }) =>
      (id === 'screening' || id === 'screening-unknown') &&
      dayKind === 'by' &&
      (by ?? '') < (travel?.by ?? ''),
  )
  if (!travel || early.length === 0) return actions
  return actions.flatMap((action) => {
    if (early.includes(action)) return []
    return action === travel ? [...early, travel] : [action]
  })
}

function actionOf(
  id: ActionId,
  { today, timeline, checklist, costs }: Parts,
  facts: Facts,
): Action {
  const rule = RULES[id]
  const found = rule.days.flatMap((entry) => timeline.entries.find((one) => one.id === entry) ?? [])
  const ahead = found.find(({ day }) => day >= today)
  const next = ahead && BEFORE_RENEWAL.includes(id) ? beforeRenewal(ahead, timeline, today) : ahead
  const items = checklist.phases.flatMap((phase) => phase.items)
  const lines = [...costs.payments, ...costs.perhaps, ...(costs.shown ? [costs.shown] : [])]
  return {
    id,
    by: next?.day,
    dayKind: next ? dayKindOf(id, next, today) : dayKindWithout(id, timeline),
    overdue: !next && found.length > 0 && DUTIES.includes(id),
    bring: (rule.bring ?? []).flatMap((step) => items.find((item) => item.step.id === step) ?? []),
    costs: (rule.costs ?? []).flatMap((line) => lines.find((one) => one.id === line) ?? []),
    guide: rule.guide,
    consequence: (rule.consequence ?? []).filter((fact) => facts.facts.has(fact)),
    where: (rule.where ?? []).filter((fact) => facts.facts.has(fact)),
    office: AT_OFFICES.includes(id),
  }
}

/** What a holder of the card does before they renew it, in person: on any later day it is too late. */
const BEFORE_RENEWAL: readonly ActionId[] = ['return', 'passport']

function beforeRenewal(
  entry: TimelineEntry,
  { entries }: Timeline,
  today: string,
): TimelineEntry | undefined {
  const days = RULES.renew.days.flatMap((id) => entries.find((one) => one.id === id) ?? [])
  const last = days.at(-1)
  if (!last || last.day < today) return last && last.day < entry.day ? undefined : entry
  const renew = days.find(({ day }) => day >= today) ?? last
  return renew.day < entry.day ? renew : entry
}

function dayKindOf(id: ActionId, entry: TimelineEntry, today: string): Action['dayKind'] {
  if (entry.kind === 'assumed' && entry.day === today) return 'now'
  // The day by which one registers is only as sure as that of the decision.
  if (entry.kind === 'assumed' || id === 'address') return 'about'
  return entry.kind === 'expected' ? 'done' : 'by'
}

/** What waits for something else: it is never "as soon as you can". */
const FOLLOWERS: readonly ActionId[] = ['apply', 'wait', 'address', 'card']

/** Where no day from today on is known: what follows something else, or lies beyond the calendar, comes after it. */
function dayKindWithout(id: ActionId, { beyondCalendar }: Timeline): Action['dayKind'] {
  // The host's notice is due at once, whatever its last day.
  const isBeyond =
    id !== 'host-notice' && RULES[id].days.some((day) => beyondCalendar.includes(day))
  return isBeyond || FOLLOWERS.includes(id) ? 'after' : 'now'
}
