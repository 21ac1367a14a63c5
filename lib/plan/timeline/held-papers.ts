import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { type AgeingPaper, VALIDITY } from './entry.ts'
import { countBack, termIn } from './term.ts'

/** Papers that a reader may have already; the lease by its last day, the others by that of their issue. */
export type HeldPaper = Exclude<AgeingPaper, 'certificate'> | 'lease'

/**
 * Whether a paper that the reader has, or will be given on a day that they named, still holds today. One
 * that is over is got again, and takes its time again.
 */
export function holdsPaper(
  paper: HeldPaper,
  toolInput: Pick<ToolInput, HeldPaper>,
  today: string,
  facts: Facts = loadFacts(),
): boolean {
  const day = toolInput[paper]
  if (!day) return false
  if (paper === 'lease') return day >= today
  const term = termIn(findFactOn(VALIDITY[paper], today, facts))
  const oldest = term && countBack(today, term)
  return typeof oldest !== 'string' || day >= oldest
}
