import { ownPassport } from '../input/own-passport.ts'
import { endOf, putTerm, termOn, valueOn, workingDayOf } from './counting.ts'
import { type Counted, onwards } from './days.ts'
import { type Plan, putEntry } from './plan.ts'
import { countBack } from './term.ts'

/** What follows the application, up to the day on which the card runs out. */
export function putCard(plan: Plan, apply: Counted): void {
  const decision = putTerm(plan, { id: 'decision', kind: 'by', term: 'review-term' }, apply)
  putTerm(plan, { id: 'wait-ends', kind: 'ends', term: 'wait-status-days' }, apply)
  putTerm(plan, { id: 'address', kind: 'expected', term: 'unregistered-limit' }, decision)
  if (typeof decision === 'string') plan.assumed.add('decision-last-day')
  const ordered = onwards(decision, (on) => workingDayOf(plan, on))
  // The card's own terms are the ones known today: its days are too far off to look ahead.
  const card = putTerm(
    plan,
    { id: 'card', kind: 'expected', term: 'card-term', on: plan.today },
    ordered,
  )
  if (typeof card === 'string') plan.assumed.add('card-at-once')
  putRenewal(plan, card)
  putPassportEnd(plan)
}

/** What a reader with a card has before them: its end, and by when to renew it. */
export function putOwnCard(plan: Plan, cardEnds: string): void {
  putEntry(plan, { id: 'card-ends', kind: 'ends', facts: [] }, cardEnds)
  putRenewalBefore(plan, cardEnds, undefined)
  putPassportEnd(plan)
}

function putPassportEnd(plan: Plan): void {
  const passport = ownPassport(plan.toolInput)
  if (passport) putEntry(plan, { id: 'passport-ends', kind: 'ends', facts: [] }, passport)
}

function putRenewal(plan: Plan, card: Counted): void {
  const { day, facts } = cardEnd(plan, card)
  putEntry(plan, { id: 'card-ends', kind: 'ends', facts }, day)
  putRenewalBefore(plan, day, card)
}

function putRenewalBefore(plan: Plan, day: Counted, card: Counted): void {
  for (const id of ['renew-advice', 'renew-latest'] as const) {
    const term = termOn(plan, id, plan.today)
    const by = term && onwards(day, (end) => countBack(end, term))
    // A card that is over almost at once is renewed before it is there: nobody can keep that day.
    if (typeof by === 'string' && typeof card === 'string' && by < card) continue
    putEntry(plan, { id, kind: 'by', facts: [id] }, by)
  }
}

/** The card's last day: that of its full term or, where the ledger says so, of the passport. */
function cardEnd(plan: Plan, card: Counted): { day: Counted; facts: string[] } {
  const passport = ownPassport(plan.toolInput)
  const full = onwards(card, (on) => endOf(plan, on, termOn(plan, 'card-validity', plan.today)))
  const whole: { day: Counted; facts: string[] } = { day: full, facts: ['card-validity'] }
  if (typeof card !== 'string' || typeof full !== 'string') return whole
  if (!passport) plan.assumed.add('card-full-term')
  if (!passport || full <= passport) return whole
  const outlasts = valueOn(plan, 'card-within-passport', plan.today)
  if (outlasts === true) return whole
  // No card is made for a passport that is over; and without the record its end is not known.
  const within = outlasts === false && card <= passport
  return { day: within ? passport : undefined, facts: ['card-within-passport'] }
}
