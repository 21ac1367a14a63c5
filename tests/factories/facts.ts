import type { Ledger } from '#lib/facts/load.ts'
import { type FactRecord, factSchema } from '#lib/facts/schema.ts'

/** A record of the ledger in which everything that was not said is plain. */
export function makeRecord(over: Partial<FactRecord> = {}): FactRecord {
  return factSchema.parse({
    id: 'fee',
    title: { en: 'Fee', ru: 'Сбор', kk: 'Алым' },
    unit: 'mci',
    checked: '2026-01-01',
    confidence: 'official',
    periods: [{ from: '2025-01-01', value: 4, sources: [] }],
    ...over,
  })
}

/** A ledger of these records. */
export function makeLedger(records: FactRecord[]): Ledger {
  return {
    facts: new Map(records.map((record) => [record.id, record])),
    subjects: new Map([['procedure', records.map(({ id }) => id)]]),
    sources: new Map(),
    acts: new Map(),
    terms: new Map(),
  }
}
