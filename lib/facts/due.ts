import { type Ledger, ledger } from './load.ts'
import type { Confidence, FactRecord } from './schema.ts'

/** For how many days a check of a record holds, by how sure we are of it. */
export const CHECK_HOLDS_DAYS: Record<Confidence, number> = {
  official: 365,
  republished: 270,
  secondary: 180,
  interview: 180,
  contested: 90,
  unknown: 90,
}

/** The first day on which a record is due a new check. */
export function dueDay({
  checked,
  confidence,
}: Pick<FactRecord, 'checked' | 'confidence'>): string {
  return Temporal.PlainDate.from(checked).add({ days: CHECK_HOLDS_DAYS[confidence] }).toString()
}

/** A record that is due a new check, and since when. */
export type DueFact = { record: FactRecord; due: string }

/** The records that are due a check on a day, the longest overdue first. */
export function factsDue(day: string, book: Ledger = ledger()): DueFact[] {
  return [...book.facts.values()]
    .map((record) => ({ record, due: dueDay(record) }))
    .filter(({ due }) => due <= day)
    .sort((a, b) => a.due.localeCompare(b.due) || a.record.id.localeCompare(b.record.id))
}
