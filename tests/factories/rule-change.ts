import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'

/** The site's record of an id with another value from a day on, as an editor would add it. */
export function withNewValue(id: string, from: string, value: number): FactRecord {
  const record = loadFacts().facts.get(id)
  if (!record) throw new Error(`There is no record “${id}”.`)
  const last = record.periods?.at(-1)
  const sources = last?.sources ?? []
  return {
    ...record,
    periods: [...(record.periods ?? []), { from, since: 'exact', value, sources }],
  }
}

/** The site's facts with some records in another version. */
export function siteFactsWith(...records: FactRecord[]): Facts {
  const facts = loadFacts()
  return {
    ...facts,
    facts: new Map([...facts.facts, ...records.map((one) => [one.id, one] as const)]),
  }
}
