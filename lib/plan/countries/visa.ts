import type { Group, ToolInput } from '../tool-input.ts'
import { countryOf } from './country-of.ts'

/** Groups with a door of their own, whose visa or paper is another one than the B8. */
const OWN_DOOR: readonly Group[] = ['ethnic', 'profession', 'it', 'investor', 'refugee']

/**
 * Whether the visa for permanent residence (B8) is needed to apply; `undefined` where the list of
 * countries does not know, or where another door may make it needless.
 */
export function needsResidenceVisa(toolInput: ToolInput): boolean | undefined {
  const basis = countryOf(toolInput)?.entryBasis
  if (!basis || basis === 'check') return undefined
  if (basis === 'treaty_no_visa_needed_to_apply') return false
  return toolInput.group.some((group) => OWN_DOOR.includes(group)) ? undefined : true
}
