import { certificateTerm } from '../ground/held-certificate.ts'
import { endOf, termOn } from './counting.ts'
import { type Counted, onwards } from './days.ts'
import { AGEING_PAPERS, type AgeingPaper, VALIDITY } from './entry.ts'
import { type Plan, putEntry } from './plan.ts'
import { countBack, type Term } from './term.ts'

/** The last day of each paper or, where it is still to be got, the first on which to get it. */
export function putPapers(plan: Plan, certificate: Counted, apply: Counted): void {
  for (const paper of AGEING_PAPERS) {
    const given = paper === 'certificate' ? certificate : plan.toolInput[paper]
    if (given) putEnd(plan, paper, given, apply)
    else if (paper !== 'certificate') putFrom(plan, paper, apply)
  }
}

/**
 * The validity that counts: the certificate gets its own when it is given, the age of the others
 * is looked at when they are handed in.
 */
export function validityOf(
  plan: Plan,
  paper: AgeingPaper,
  given: string,
  apply: Counted,
): Term | undefined {
  if (paper === 'certificate') {
    // Also says it when the records know of no term on that day.
    termOn(plan, VALIDITY.certificate, given)
    return certificateTerm(given, plan.facts)
  }
  const day = typeof apply !== 'string' ? given : apply
  return termOn(plan, VALIDITY[paper], day)
}

function putEnd(plan: Plan, paper: AgeingPaper, given: Counted, apply: Counted): void {
  const day = onwards(given, (on) => endOf(plan, on, validityOf(plan, paper, on, apply)))
  putEntry(plan, { id: `${paper}-ends`, kind: 'ends', facts: [VALIDITY[paper]] }, day)
}

function putFrom(plan: Plan, paper: Exclude<AgeingPaper, 'certificate'>, apply: Counted): void {
  const day = onwards(apply, (on) => {
    const term = termOn(plan, VALIDITY[paper], on)
    return term && countBack(on, term)
  })
  // From today on it can be got on any day: there is nothing to wait for.
  if (typeof day === 'string' && day <= plan.today) return
  putEntry(plan, { id: `${paper}-from`, kind: 'from', facts: [VALIDITY[paper]] }, day)
}

/** The field that moves a paper's day: of a certificate still to come, that of the screening. */
export function questionOf({ toolInput }: Plan, paper: AgeingPaper): AgeingPaper | 'screening' {
  return paper === 'certificate' && !toolInput.certificate ? 'screening' : paper
}
