import { planKeyOf } from './plan-key.ts'
import { pairsOf, parseToolInput, queryOf, type ToolQuery } from './tool-input.ts'

/** A query string as names with all their values. */
export function queryIn(text: string): ToolQuery {
  const params = new URLSearchParams(text)
  return Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]))
}

/**
 * The query by which a plan is stored or compared: its answers in the order of the questions and its
 * name, without ticks, without another day and without anything that is no answer. No leading `?`.
 * Undefined if the text holds no answer that can be read.
 */
export function canonicalPlanQuery(text: string): string | undefined {
  const query = queryIn(text)
  const { toolInput } = parseToolInput(query)
  if (pairsOf(toolInput).length === 0) return undefined
  return queryOf(toolInput, [['plan', planKeyOf(query, toolInput)]]).slice(1)
}
