import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'

/**
 * Whether the screening comes before an application on a day (`screening-required`); `undefined`: not
 * known, as after the pilot's last known day. Before the pilot was announced there was none.
 */
export function isScreeningRequired(day: string, facts: Facts = loadFacts()): boolean | undefined {
  const value = findFactOn('screening-required', day, facts)?.value
  if (typeof value === 'boolean') return value
  const periods = facts.facts.get('screening-required')?.periods ?? []
  return periods.some(({ from }) => from <= day) ? undefined : false
}
