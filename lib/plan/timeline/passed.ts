import { certificateEnd, heldCertificate, startAfter } from '../ground/held-certificate.ts'
import type { Question } from '../input/tool-input.ts'
import { AGEING_PAPERS, type AgeingPaper, type Conflict, type EntryId, VALIDITY } from './entry.ts'
import { isOfFledState } from './paper-conflicts.ts'
import { questionOf } from './papers.ts'
import { entryOf, type Plan } from './plan.ts'

/** Last days that are over, unless the same was said already. */
export function passedConflicts(plan: Plan, found: Conflict[]): Conflict[] {
  const { card, apply } = plan.toolInput
  const said = (id: Conflict['id'], paper?: AgeingPaper) =>
    found.some((conflict) => conflict.id === id && conflict.paper === paper)
  // What was handed in was looked at then: it may run out since.
  const handedIn = apply !== undefined && apply < plan.today
  const papers = AGEING_PAPERS.filter(
    (paper) => !handedIn && !said('paper-too-old', paper) && !said('refugee-paper-old', paper),
  )
  return [
    ...certificateOver(plan),
    ...passed(plan, 'host-notice', 'arrival'),
    ...passed(plan, 'register', 'arrival'),
    ...(said('visa-ends-first') ? [] : passed(plan, 'visa-ends', 'visa')),
    ...(said('stay-ends-first') ? [] : passed(plan, 'stay-ends', 'arrival')),
    ...papers.flatMap((paper) => passed(plan, `${paper}-ends`, questionOf(plan, paper), paper)),
    ...(card ? passed(plan, 'card-ends', 'card') : []),
    ...(said('trip-too-long') ? [] : passed(plan, 'back-by', 'trips')),
    ...(said('passport-too-short') ? [] : passed(plan, 'passport-ends', 'passport')),
  ]
}

/** A certificate whose last day is over: the plan counts on a new one. */
function certificateOver({ toolInput, today, facts }: Plan): Conflict[] {
  const { certificate } = toolInput
  if (!certificate || heldCertificate(toolInput, today, facts)) return []
  const day = certificateEnd(certificate, facts)
  if (typeof day !== 'string') return []
  const start = startAfter(certificate, today, facts)
  if (start && day >= today) {
    return [
      {
        id: 'certificate-too-early',
        question: 'certificate',
        facts: ['screening-start'],
        day: certificate,
        needed: start,
      },
    ]
  }
  const entry = 'certificate-ends'
  return [
    {
      id: 'passed',
      question: 'certificate',
      facts: [VALIDITY.certificate],
      day,
      needed: today,
      entry,
      paper: 'certificate',
    },
  ]
}

function passed(plan: Plan, id: EntryId, question: Question, paper?: AgeingPaper): Conflict[] {
  const entry = entryOf(plan, id)
  if (!entry?.passed) return []
  const { day, facts } = entry
  const over = paper && isOfFledState(plan, paper) ? 'refugee-paper-old' : 'passed'
  return [
    { id: over, question, facts, day, needed: plan.today, entry: id, ...(paper && { paper }) },
  ]
}
