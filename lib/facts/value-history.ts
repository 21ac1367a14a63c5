import type { FactValue } from './fact-on.ts'
import { periodsOf } from './fact-on.ts'
import { findFactOn } from './find.ts'
import { type Ledger, ledger } from './load.ts'
import type { FactRecord } from './schema.ts'

/** One value of a record and the days on which it holds. */
export type ValuePeriod = { from: string; until: string | null; value: FactValue | null }

/** Every value of a record, oldest first; a sum turns whenever one of its parts does. */
export function valueHistory(record: FactRecord, book: Ledger = ledger()): ValuePeriod[] {
  if (!record.sum) {
    return periodsOf(record).map(({ from, until, value }) => ({
      from,
      until: until ?? null,
      value,
    }))
  }
  const parts = record.sum.flatMap((id) => book.facts.get(id) ?? [])
  const days = new Set(parts.flatMap((part) => periodsOf(part).map(({ from }) => from)))
  return [...days].sort().flatMap((from) => {
    const fact = findFactOn(record.id, from, book)
    return fact ? [{ from, until: fact.until, value: fact.value }] : []
  })
}
