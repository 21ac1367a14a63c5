import type { ToolInput } from './tool-input.ts'

/** The last day of the reader's passport. A refugee is asked nothing of a passport of the state they fled. */
export function ownPassport({
  passport,
  group,
}: Pick<ToolInput, 'passport' | 'group'>): string | undefined {
  return group.includes('refugee') ? undefined : passport
}
