import { type FactRecord, factSchema } from '#lib/facts/schema.ts'
import type { RecordText } from '#lib/store/rule-change-types.ts'

/** A record as it is stored: the same text for the same record, whatever the order of its fields. */
export function writeRecord(record: FactRecord): RecordText {
  return JSON.stringify(record, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/** A record out of the store; undefined when it has a form that is not known any more. */
export function readRecord(text: RecordText): FactRecord | undefined {
  return factSchema.safeParse(JSON.parse(text)).data
}
