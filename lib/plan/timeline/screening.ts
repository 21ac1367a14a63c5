import { findFactOn } from '#lib/facts/find.ts'
import { endOf, putTerm, termOn, valueOn } from './counting.ts'
import { type Counted, latestOf, onwards } from './days.ts'
import { type Plan, putEntry } from './plan.ts'

/** A screening that comes before the application; its certificate may have no day we can count. */
export type Screening = { certificate: Counted; facts: string[] }

/** The screening, up to its certificate; nothing where none is known to be due. */
export function putScreening(plan: Plan): Screening | undefined {
  const { certificate } = plan.toolInput
  if (certificate) {
    putEntry(plan, { id: 'certificate', kind: 'plan', facts: [] }, certificate)
    return { certificate, facts: [] }
  }
  const { day, assumption } = screeningDay(plan)
  const required = valueOn(plan, 'screening-required', day)
  if (required === undefined) plan.assumed.add('no-screening')
  if (required !== true) return undefined
  if (assumption) plan.assumed.add(assumption)
  if (plan.toolInput.arrival && day < plan.toolInput.arrival) plan.assumed.add('screening-abroad')
  putEntry(plan, { id: 'screening', kind: 'plan', facts: ['screening-required'] }, day)
  return putCertificate(plan, day)
}

function screeningDay({ toolInput: { screening, arrival }, today }: Plan) {
  if (screening) return { day: screening }
  if (arrival && arrival > today) {
    return { day: arrival, assumption: 'screening-at-arrival' } as const
  }
  return { day: today, assumption: 'screening-today' } as const
}

/** No certificate before the whole length is over, nor before the check that is part of it. */
function putCertificate(plan: Plan, start: string): Screening {
  const check = putTerm(
    plan,
    { id: 'screening-check', kind: 'expected', term: 'screening-check-term' },
    start,
  )
  const whole = onwards(start, (from) => endOf(plan, from, termOn(plan, 'screening-length', from)))
  const certificate = latestOf([whole, check])
  const facts = ['screening-length', 'screening-check-term']
  if (typeof certificate === 'string') {
    plan.assumed.add('screening-quick')
    const end = findFactOn('screening-end', start, plan.facts)?.value
    if (typeof end === 'string' && certificate > end) plan.assumed.add('pilot-ends')
  }
  putEntry(plan, { id: 'certificate', kind: 'expected', facts }, certificate)
  return { certificate, facts }
}
