import { type Fact, FactError, factOn } from './fact-on.ts'
import { type Facts, loadFacts } from './load.ts'
import type { FactRecord } from './schema.ts'

/** The value of a record on a day; undefined if no period contains the day. */
export function findFactOn(id: string, day: string, facts: Facts = loadFacts()): Fact | undefined {
  try {
    return factOn(id, day, facts)
  } catch (error) {
    if (error instanceof FactError) return undefined
    throw error
  }
}

/**
 * What a page shows of a record on a day: the fact, or a `silent` one without a value if no period
 * contains the day. So the preview of an earlier day is still a page.
 *
 * @throws FactError if there is no such record
 */
export function shownFact(id: string, day: string, facts: Facts = loadFacts()): Fact {
  const record = facts.facts.get(id)
  if (!record) throw new FactError(`There is no record “${id}” in the ledger.`)
  return findFactOn(id, day, facts) ?? silentFact(record, day)
}

function silentFact({ id, title, unit, checked }: FactRecord, day: string): Fact {
  return {
    id,
    title,
    unit,
    value: null,
    tenge: null,
    from: day,
    since: 'seen',
    until: null,
    checked,
    confidence: 'unknown',
    sources: [],
    readings: [],
    silent: true,
  }
}
