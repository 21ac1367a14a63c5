import { findFactOn } from '#lib/facts/find.ts'
import { valueOn, workingDayOf } from './counting.ts'
import { BEYOND, type Counted, latestOf, onwards, shiftDay } from './days.ts'
import { type Plan, putEntry } from './plan.ts'
import type { Ready } from './preparation.ts'
import type { Screening } from './screening.ts'

/** The day on which the application is handed in: the reader's own, or the earliest by our count. */
export function putApply(
  plan: Plan,
  start: string,
  screening: Screening | undefined,
  ready: Ready[],
): Counted {
  const { apply } = plan.toolInput
  const day = apply ?? earliestDay(plan, start, screening, ready)
  // The reader named the day: it stays, though nobody can say whether people work on it.
  if (apply && workingDayOf(plan, apply) === BEYOND) plan.beyondCalendar.add('apply')
  const attached = typeof day === 'string' && noteUnknown(plan, day)
  const facts = attached ? ['screening-certificate-attached'] : []
  putEntry(plan, { id: 'apply', kind: apply ? 'plan' : 'assumed', facts }, day)
  return day
}

/** The first working day after everything is ready, and never before `start`. */
function earliestDay(
  plan: Plan,
  start: string,
  screening: Screening | undefined,
  ready: Ready[],
): Counted {
  const { criminal, medical, bank } = plan.toolInput
  // A paper that the reader will be given on a day to come is waited for.
  const named = [criminal, medical, bank].filter((day) => day !== undefined && day > plan.today)
  const waits = [...ready.map(({ day }) => day), ...named]
  if (screening) waits.push(screening.certificate)
  const last = latestOf(waits)
  const first =
    waits.length === 0 ? start : latestOf([start, onwards(last, (on) => shiftDay(on, { days: 1 }))])
  const day = onwards(first, (on) => workingDayOf(plan, on))
  if (typeof day === 'string') {
    const waited = typeof last === 'string' && last >= start
    plan.assumed.add(waited ? 'apply-after-certificate' : 'apply-at-once')
  }
  return day
}

/** Notes what nobody knows about the day, and says whether the certificate is known to be needed. */
function noteUnknown(plan: Plan, day: string): boolean {
  valueOn(plan, 'screening-required', day)
  const attached = valueOn(plan, 'screening-certificate-attached', day)
  for (const id of ['home-state-consent', 'place-to-apply']) {
    const fact = findFactOn(id, day, plan.facts)
    const sure = fact && fact.confidence !== 'contested' && fact.confidence !== 'unknown'
    if (!sure || fact.value === null) plan.unknownFacts.add(id)
  }
  return attached === true
}
