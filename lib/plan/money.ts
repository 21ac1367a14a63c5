import type { Group, ToolInput } from './tool-input.ts'

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
