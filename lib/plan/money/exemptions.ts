import type { Group, ToolInput } from '../input/tool-input.ts'

/** The record that frees a group from showing money, where one was found. */
const EXEMPTIONS = {
  ethnic: 'solvency-exempt-ethnic',
  compatriot: 'solvency-exempt-compatriot',
  profession: 'solvency-exempt-professions',
  it: 'solvency-exempt-it',
} as const satisfies Partial<Record<Group, string>>

/** The records that free a person from showing money; none where everything says that they must. */
export function moneyFacts({ group }: ToolInput): string[] {
  return group.flatMap((one) =>
    one in EXEMPTIONS ? EXEMPTIONS[one as keyof typeof EXEMPTIONS] : [],
  )
}

/** Whether the ledger knows a reason not to show money. */
export function isExempt(toolInput: ToolInput): boolean {
  return moneyFacts(toolInput).length > 0
}

/** Parties of the treaty of 26 February 1999 on simplified citizenship besides Kazakhstan (Z990000017_). */
const TREATY_OF_1999: readonly string[] = ['BY', 'KG', 'RU']

/** Close relatives of a citizen, and those born here: Articles 1 and 2 of the treaty of 1999. */
const NAMED_BY_TREATY: readonly Group[] = ['spouse', 'child', 'relative', 'compatriot']

/**
 * Whether the words of the treaty of 1999 cover a reader. Whether officers take it as the treaty that
 * `solvency-exempt-treaty` speaks of is not known: it frees nobody from showing money by itself.
 */
export function isNamedByTreatyOf1999({ citizenship, group }: ToolInput): boolean {
  if (!citizenship || !TREATY_OF_1999.includes(citizenship)) return false
  return group.some((one) => NAMED_BY_TREATY.includes(one))
}
