import { stableId } from '#lib/config/stable-id.ts'
import { pairsOf, planIdOf, type Question, type ToolInput, type ToolQuery } from './tool-input.ts'

/** What a reader may correct without it being another plan. */
const PLANNED: readonly Question[] = [
  'screening',
  'apply',
  'need',
  'certificate',
  'criminal',
  'medical',
  'bank',
  'lease',
  'visa',
  'stays',
  'trips',
  'petitionDays',
  'papersDays',
  'iinDays',
  'accountDays',
  'checkupDays',
  'lodgingDays',
]

/**
 * The name of a plan, by which a calendar knows its events again. It stands in the address once the
 * page has been shown; before that it is made of who the plan is for, so that a corrected day does not
 * change it and another person's plan has another one. It cannot be turned back into the answers.
 */
export function planKeyOf(query: ToolQuery, toolInput: ToolInput): string {
  const named = planIdOf(query)
  if (named) return named
  const own = pairsOf(toolInput).filter(([name]) => !PLANNED.includes(name))
  return stableId(`plan ${JSON.stringify(own)}`).slice(-12)
}
