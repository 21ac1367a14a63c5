import type { FactValue } from './fact-on.ts'
import { periodsOf } from './fact-on.ts'
import { findFactOn } from './find.ts'
import { type Facts, loadFacts } from './load.ts'
import type { FactRecord } from './schema.ts'

/** A value of a record and the days on which it applies. */
export type ValuePeriod = { from: string; until: string | null; value: FactValue | null }

/** All values of a record, oldest first. A sum has a new value whenever one of its parts has. */
export function valueHistory(record: FactRecord, facts: Facts = loadFacts()): ValuePeriod[] {
  if (!record.sum) {
    return periodsOf(record).map(({ from, until, value }) => ({
      from,
      until: until ?? null,
      value,
    }))
  }
  const parts = record.sum.flatMap((id) => facts.facts.get(id) ?? [])
  const days = new Set(parts.flatMap((part) => periodsOf(part).map(({ from }) => from)))
  return [...days].sort().flatMap((from) => {
    const fact = findFactOn(record.id, from, facts)
    return fact ? [{ from, until: fact.until, value: fact.value }] : []
  })
}
