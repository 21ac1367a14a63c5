import { today } from '#lib/config/clock.ts'
import {
  dayOnOf,
  isAsked,
  type ParsedToolInput,
  parseToolInput,
  type ToolQuery,
} from '#lib/plan/input/tool-input.ts'
import { planOf, type ReaderPlan } from '#lib/plan/plan.ts'

/** The plan for a query; undefined if the query asks for none. Errors are those of its fields. */
export function readPlan(query: ToolQuery): {
  plan: ReaderPlan | undefined
  errors: ParsedToolInput['errors']
} {
  if (!isAsked(query)) return { plan: undefined, errors: undefined }
  const { toolInput, errors } = parseToolInput(query)
  return { plan: planOf(toolInput, dayOnOf(query) ?? today()), errors }
}
