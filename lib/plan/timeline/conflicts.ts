import { isEntryUnknown } from '../countries/visa.ts'
import { ownPassport } from '../input/own-passport.ts'
import { termOn, workingDayOf } from './counting.ts'
import { type Counted, onwards, shiftDay } from './days.ts'
import type { Conflict } from './entry.ts'
import { paperConflicts } from './paper-conflicts.ts'
import { passedConflicts } from './passed.ts'
import { placeConflicts } from './place-conflicts.ts'
import { entryOf, type Plan } from './plan.ts'
import type { Ready } from './preparation.ts'
import { tripConflicts } from './return.ts'
import type { Screening } from './screening.ts'
import { countTerm } from './term.ts'

/** What does not fit together in a plan that is counted, the weightiest first. */
export function conflictsOf(
  plan: Plan,
  screening: Screening | undefined,
  ready: Ready[],
  apply: Counted,
): Conflict[] {
  const found = typeof apply === 'string' ? applyConflicts(plan, screening, ready, apply) : []
  found.push(...tripConflicts(plan))
  found.unshift(...placeConflicts(plan))
  const passed = passedConflicts(plan, found)
  const [stay, rest] = [
    passed.filter(({ entry }) => entry === 'stay-ends' || entry === 'visa-ends'),
    passed.filter(({ entry }) => entry !== 'stay-ends' && entry !== 'visa-ends'),
  ]
  return [...stay, ...found, ...rest]
}

function applyConflicts(
  plan: Plan,
  screening: Screening | undefined,
  ready: Ready[],
  apply: string,
): Conflict[] {
  const { toolInput, today } = plan
  // Of what was handed in nothing is asked any more.
  if (toolInput.apply && toolInput.apply < today) {
    return [...stayConflicts(plan, apply), ...cardConflicts(plan)]
  }
  return [
    ...orderConflicts(plan, screening, apply),
    ...readyConflicts(ready, apply),
    ...cardConflicts(plan),
    ...paperConflicts(plan, screening?.certificate, apply),
    ...lastingConflicts(plan, apply),
  ]
}

/** A stay that ends before the application, or before the decision. */
function stayConflicts(plan: Plan, apply: string): Conflict[] {
  const visa = entryOf(plan, 'visa-ends')
  const stay = visa ?? entryOf(plan, 'stay-ends')
  const what = visa ? 'visa-ends' : 'stay-ends'
  return [
    ...early({
      id: `${what}-first`,
      question: visa && plan.toolInput.visa ? 'visa' : 'arrival',
      facts: stay?.facts ?? [],
      // A stay that is over is said as such, and first of all.
      day: stay?.passed ? undefined : stay?.day,
      needed: apply,
    }),
    ...early({
      id: `${what}-waiting`,
      question: 'apply',
      facts: ['wait-status-days'],
      day: stay && !stay.passed && stay.day >= apply ? stay.day : undefined,
      needed: entryOf(plan, 'decision')?.day,
    }),
  ]
}

function orderConflicts(plan: Plan, screening: Screening | undefined, apply: string): Conflict[] {
  const { toolInput } = plan
  const own = { question: 'apply', day: apply } as const
  const travel = toolInput.arrival && toolInput.arrival > plan.today ? toolInput.arrival : undefined
  const ownVisa = entryOf(plan, 'visa-own')
  return [
    ...early({
      id: ownVisa
        ? 'before-own-visa'
        : isEntryUnknown(toolInput)
          ? 'before-visa-perhaps'
          : 'before-visa',
      question: 'arrival',
      facts: ownVisa ? [] : ['visa-b8-issue-usual', 'visa-b8-issue-max'],
      day: travel,
      needed: (ownVisa ?? entryOf(plan, 'visa-abroad'))?.day,
    }),
    ...early({
      id: 'before-papers',
      question: 'arrival',
      facts: [],
      day: travel,
      needed: entryOf(plan, 'papers-home')?.day,
    }),
    ...early({ ...own, id: 'before-arrival', facts: [], needed: toolInput.arrival }),
    ...stayConflicts(plan, apply),
    ...early({
      ...own,
      id: 'before-certificate',
      facts: screening?.facts ?? [],
      needed: screening?.certificate,
    }),
    ...early({ ...own, id: 'not-working-day', facts: [], needed: workingDayOf(plan, apply) }),
  ]
}

/** What is not ready on the day that the reader named; the visa weighs most, and is said first. */
function readyConflicts(ready: Ready[], apply: string): Conflict[] {
  return ready.toReversed().flatMap(({ id, day }) =>
    // Ready in the course of a day is ready on it: only a later day does not fit.
    early({ id: 'before-ready', question: 'apply', facts: [], day: apply, needed: day, entry: id }),
  )
}

/** A card that is needed before it can be there. */
function cardConflicts(plan: Plan): Conflict[] {
  const { need } = plan.toolInput
  const card = entryOf(plan, 'card')
  return early({
    id: 'card-too-late',
    question: 'need',
    facts: ['review-term', 'card-term'],
    day: need,
    needed: card?.day,
  })
}

/** What must outlast the application: the passport by more than its term, the lease by its term. */
function lastingConflicts(plan: Plan, apply: string): Conflict[] {
  const { lease } = plan.toolInput
  const passport = ownPassport(plan.toolInput)
  if (lease) plan.assumed.add('lease-count')
  const left = passport ? runFrom(plan, apply, 'passport-min-validity') : undefined
  return [
    ...early({
      id: 'passport-too-short',
      question: 'passport',
      facts: ['passport-min-validity'],
      day: passport,
      needed: onwards(left, (on) => shiftDay(on, { days: 1 })),
    }),
    ...early({
      id: 'lease-too-short',
      question: 'lease',
      facts: ['housing-min-term'],
      day: lease,
      needed: lease ? runFrom(plan, apply, 'housing-min-term') : undefined,
    }),
  ]
}

function runFrom(plan: Plan, apply: string, id: string): Counted {
  const term = termOn(plan, id, apply)
  return term && countTerm(apply, term, plan.calendar)
}

type Suspect = Omit<Conflict, 'day' | 'needed'> & { day: Counted; needed: Counted }

/** The conflict of a day that comes too early, if both days are known. */
function early({ day, needed, ...rest }: Suspect): Conflict[] {
  if (typeof day !== 'string' || typeof needed !== 'string' || day >= needed) return []
  return [{ ...rest, day, needed }]
}
