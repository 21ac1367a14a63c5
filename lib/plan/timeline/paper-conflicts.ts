import type { Counted } from './days.ts'
import { AGEING_PAPERS, type AgeingPaper, type Conflict, VALIDITY } from './entry.ts'
import { questionOf, validityOf } from './papers.ts'
import { entryOf, type Plan } from './plan.ts'
import { firstDayHolding } from './term.ts'

/** Papers that are too old on the day of the application, or not there yet. */
export function paperConflicts(plan: Plan, certificate: Counted, apply: string): Conflict[] {
  const old = AGEING_PAPERS.flatMap((paper) => {
    const given = paper === 'certificate' ? certificate : plan.toolInput[paper]
    return typeof given === 'string' ? tooOld(plan, paper, given, apply) : []
  })
  return [...old, ...AGEING_PAPERS.flatMap((paper) => later(plan, paper, apply))]
}

function tooOld(plan: Plan, paper: AgeingPaper, given: string, apply: string): Conflict[] {
  const end = entryOf(plan, `${paper}-ends`)?.day
  const term = validityOf(plan, paper, given, apply)
  if (!end || !term || end >= apply) return []
  const needed = firstDayHolding(apply, term)
  if (typeof needed !== 'string') return []
  const facts = [VALIDITY[paper]]
  const id = isOfFledState(plan, paper) ? 'refugee-paper-old' : 'paper-too-old'
  return [{ id, question: questionOf(plan, paper), facts, day: end, needed, paper }]
}

/** A refugee is not told to get a new criminal record: it may be the state they fled that gives it. */
export function isOfFledState({ toolInput }: Plan, paper: AgeingPaper): boolean {
  return paper === 'criminal' && toolInput.group.includes('refugee')
}

function later({ toolInput }: Plan, paper: AgeingPaper, apply: string): Conflict[] {
  const given = toolInput[paper]
  // That the certificate comes later is a conflict of its own.
  if (paper === 'certificate' || !given || given <= apply) return []
  return [{ id: 'paper-later', question: paper, facts: [], day: given, needed: apply, paper }]
}
