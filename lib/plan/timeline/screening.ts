import { findFactOn } from '#lib/facts/find.ts'
import { heldCertificate } from '../ground/held-certificate.ts'
import { isScreeningRequired } from '../ground/screening-required.ts'
import { endOf, lastKnownTerm, valueOn } from './counting.ts'
import { type Counted, latestOf, onwards } from './days.ts'
import { type Plan, putEntry } from './plan.ts'

/** A screening that comes before the application; its certificate may have no day we can count. */
export type Screening = { certificate: Counted; facts: string[] }

/**
 * The screening, up to its certificate; `undefined` where there is none before the application. A
 * screening that the reader named always comes first. What is not known is read by `plan.reading`:
 * carefully, the screening goes on and applies; quickly, it does not.
 *
 * @param start the first day on which something can be done in Kazakhstan
 */
export function putScreening(plan: Plan, start: string): Screening | undefined {
  const { screening, arrival } = plan.toolInput
  const certificate = heldCertificate(plan.toolInput, plan.today, plan.facts)
  if (certificate) {
    putEntry(plan, { id: 'certificate', kind: 'plan', facts: [] }, certificate)
    return { certificate, facts: [] }
  }
  const day = screening ?? start
  valueOn(plan, 'screening-required', day)
  const required = isScreeningRequired(day, plan.facts)
  if (!screening && !applies(plan, day, required)) return undefined
  if (required === undefined) plan.assumed.add('screening-continues')
  if (!screening) plan.assumed.add(day > plan.today ? 'screening-at-arrival' : 'screening-today')
  if (arrival && day < arrival) plan.assumed.add('screening-abroad')
  const kind = screening ? 'plan' : 'assumed'
  putEntry(plan, { id: 'screening', kind, facts: ['screening-required'] }, day)
  return putCertificate(plan, day)
}

function applies(plan: Plan, day: string, required: boolean | undefined): boolean {
  if (required === false) return false
  const exempt = exemption(plan, day)
  if (exempt === true) return false
  if (exempt === undefined) plan.assumed.add('screening-perhaps')
  return plan.reading === 'careful' || (required === true && exempt === false)
}

/**
 * Whether somebody is free from the screening: `screening-exempt-groups` for husbands and wives of
 * citizens and for children, `screening-separate-routes` for professions and IT, of whose own order
 * no source says whether it holds a screening. `undefined`: not known.
 */
function exemption(plan: Plan, day: string): boolean | undefined {
  const { group } = plan.toolInput
  if (group.includes('spouse') || group.includes('child')) {
    const value = valueOn(plan, 'screening-exempt-groups', day)
    if (value !== false) return value === true ? true : undefined
  }
  const ownOrder = group.includes('profession') || group.includes('it')
  return ownOrder && valueOn(plan, 'screening-separate-routes', day) !== false ? undefined : false
}

/** No certificate before the whole length is over, nor before the check that is part of it. */
function putCertificate(plan: Plan, start: string): Screening {
  const check = endOf(plan, start, lastKnownTerm(plan, 'screening-check-term', start))
  putEntry(
    plan,
    { id: 'screening-check', kind: 'expected', facts: ['screening-check-term'] },
    check,
  )
  const whole = onwards(start, (from) =>
    endOf(plan, from, lastKnownTerm(plan, 'screening-length', from)),
  )
  // Whoever does not have it yet gets it today at the earliest, whenever the screening began.
  const certificate = latestOf([whole, check, ...(plan.reading === 'careful' ? [plan.today] : [])])
  const facts = ['screening-length', 'screening-check-term']
  if (typeof certificate === 'string') {
    plan.assumed.add('screening-quick')
    const end = findFactOn('screening-end', start, plan.facts)?.value
    const told = plan.assumed.has('screening-continues')
    if (typeof end === 'string' && certificate > end && !told) plan.assumed.add('pilot-ends')
  }
  putEntry(plan, { id: 'certificate', kind: 'expected', facts }, certificate)
  return { certificate, facts }
}
