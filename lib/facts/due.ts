import { lastKnownDay } from './known-until.ts'
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

/** A record is due a check this many days before its last known day. */
export const END_NOTICE_DAYS = 30

/** The first day on which a record is due a new check, by its last one. */
export function dueDay({
  checked,
  confidence,
}: Pick<FactRecord, 'checked' | 'confidence'>): string {
  return Temporal.PlainDate.from(checked).add({ days: CHECK_HOLDS_DAYS[confidence] }).toString()
}

/** A record that is due a new check, and since when. */
export type DueFact = {
  record: FactRecord
  /** The first day on which it was due. */
  due: string
  /** The last known day, when that is why; no check before it is known what follows ends this. */
  lastKnown?: string
}

/** When and why a record is next due a check: its last one grows old, or what it says ends. */
export function dueOf(record: FactRecord): DueFact {
  const checkDue = dueDay(record)
  const lastKnown = lastKnownDay(record)
  if (!lastKnown) return { record, due: checkDue }
  const endDue = Temporal.PlainDate.from(lastKnown).subtract({ days: END_NOTICE_DAYS }).toString()
  const [due = checkDue] = [endDue, checkDue].sort()
  return { record, due, lastKnown }
}

/**
 * The records that are due a check on a day, the longest overdue first. A record whose value ends
 * or becomes unknown is due from 30 days before, and stays due until what follows is in it.
 */
export function factsDue(day: string, book: Ledger = ledger()): DueFact[] {
  return [...book.facts.values()]
    .map(dueOf)
    .filter(({ due }) => due <= day)
    .sort((a, b) => a.due.localeCompare(b.due) || a.record.id.localeCompare(b.record.id))
}
