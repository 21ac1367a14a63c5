import { findFactOn } from '#lib/facts/find.ts'
import { needsResidenceVisa } from '../countries/visa.ts'
import { valueOn, workingDayOf } from './counting.ts'
import { BEYOND, type Counted, latestOf, onwards, shiftDay } from './days.ts'
import { type Plan, putEntry } from './plan.ts'
import type { Screening } from './screening.ts'

/** The day on which the application is handed in. */
export function putApply(plan: Plan, screening: Screening | undefined): Counted {
  const { apply } = plan.toolInput
  const day = apply ?? earliestDay(plan, screening)
  // The reader named the day: it stays, though nobody can say whether people work on it.
  if (apply && workingDayOf(plan, apply) === BEYOND) plan.beyondCalendar.add('apply')
  if (typeof day === 'string' && needsResidenceVisa(plan.toolInput)) plan.assumed.add('visa-held')
  const attached = typeof day === 'string' && noteOpen(plan, day)
  const facts = attached ? ['screening-certificate-attached'] : []
  putEntry(plan, { id: 'apply', kind: 'plan', facts }, day)
  return day
}

/** The first working day after the certificate, and neither in the past nor before the arrival. */
function earliestDay(plan: Plan, screening: Screening | undefined): Counted {
  const here = [plan.today, plan.toolInput.arrival ?? plan.today]
  const after = screening && onwards(screening.certificate, (on) => shiftDay(on, { days: 1 }))
  const first = latestOf(screening ? [...here, after] : here)
  const day = onwards(first, (on) => workingDayOf(plan, on))
  if (typeof day === 'string') {
    plan.assumed.add(first === after ? 'apply-after-certificate' : 'apply-at-once')
  }
  return day
}

/** Notes what nobody knows about the day, and says whether the certificate is known to be needed. */
function noteOpen(plan: Plan, day: string): boolean {
  valueOn(plan, 'screening-required', day)
  const attached = valueOn(plan, 'screening-certificate-attached', day)
  for (const id of ['home-state-consent', 'place-to-apply']) {
    const fact = findFactOn(id, day, plan.facts)
    const sure = fact && fact.confidence !== 'contested' && fact.confidence !== 'unknown'
    if (!sure || fact.value === null) plan.unknownFacts.add(id)
  }
  return attached === true
}
