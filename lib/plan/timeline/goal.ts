import { lastKnownTerm, termOn } from './counting.ts'
import { type Counted, latestOf, onwards, shiftDay, workingDayFrom } from './days.ts'
import { type Plan, putEntry } from './plan.ts'
import { countTerm, type Term } from './term.ts'

/** The longest way back that is searched: what takes longer is no plan. */
const MAX_DAYS_BACK = 400

/**
 * Counts backwards from the day on which the card is needed: the last day to apply, and the last to
 * begin the screening where one comes first. Working days cannot be counted back by subtraction, since
 * the days off differ; the latest day that still leads there is looked for instead.
 */
export function putGoal(plan: Plan, withScreening: boolean): void {
  const { need } = plan.toolInput
  if (!need) return
  putEntry(plan, { id: 'needed', kind: 'plan', facts: [] }, need)
  const review = termOn(plan, 'review-term', plan.today)
  const card = termOn(plan, 'card-term', plan.today)
  const apply =
    review &&
    card &&
    latestBefore(
      need,
      (day) => cardDay(plan, day, review, card),
      leastDays(review) + leastDays(card),
    )
  const facts = ['review-term', 'card-term']
  putEntry(plan, { id: 'latest-apply', kind: 'by', facts }, apply)
  if (!withScreening || typeof apply !== 'string') return
  const length = lastKnownTerm(plan, 'screening-length', plan.today)
  const check = lastKnownTerm(plan, 'screening-check-term', plan.today)
  const start =
    length &&
    check &&
    latestBefore(
      apply,
      (day) => applyDay(plan, day, [length, check]),
      Math.max(leastDays(length), leastDays(check)),
    )
  putEntry(plan, { id: 'latest-screening', kind: 'by', facts: ['screening-length'] }, start)
}

/** The card of an application handed in on a day, if everything takes its whole term. */
function cardDay({ calendar }: Plan, day: string, review: Term, card: Term): Counted {
  const decision = countTerm(day, review, calendar)
  const ordered = onwards(decision, (on) => workingDayFrom(on, calendar))
  return onwards(ordered, (on) => countTerm(on, card, calendar))
}

/** The first day on which to apply after a screening begun on a day. */
function applyDay({ calendar }: Plan, day: string, terms: Term[]): Counted {
  const certificate = latestOf(terms.map((term) => countTerm(day, term, calendar)))
  return onwards(certificate, (on) => shiftDay(on, { days: 1 }))
}

/**
 * The latest day before `limit` whose outcome is not after it; beyond the calendar none is.
 *
 * @param least as many days before it no day can do
 */
function latestBefore(
  limit: string,
  outcome: (day: string) => Counted,
  least: number,
): string | undefined {
  for (let back = Math.max(1, least); back <= MAX_DAYS_BACK; back += 1) {
    const day = shiftDay(limit, { days: -back })
    if (typeof day !== 'string') return undefined
    const end = outcome(day)
    if (typeof end === 'string' && end <= limit) return day
  }
  return undefined
}

/** As many calendar days as a term lasts at least: the search may begin there. */
function leastDays({ count, unit }: Term): number {
  switch (unit) {
    case 'calendar-days':
    case 'working-days':
      return count
    case 'months':
      return 28 * count
    case 'years':
      return 365 * count
  }
}
