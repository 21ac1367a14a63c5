import { periodsOf } from './fact-on.ts'
import { type Ledger, ledger } from './load.ts'
import type { FactRecord } from './schema.ts'

/** For how many days before its last known day a figure says until when it is known. */
export const ANNOUNCED_DAYS = 60

/**
 * The last day (`YYYY-MM-DD`) about which a record says something, when it says nothing about the
 * days after it: its own `knownUntil`, the end of its last period, or the day before its value
 * becomes unknown. `undefined` for a record that goes on, or whose value was never known.
 */
export function lastKnownDay(record: FactRecord): string | undefined {
  if (record.knownUntil) return record.knownUntil
  return periodsOf(record).findLast(({ value }) => value !== null)?.until
}

/** The last known days of a record and of the records that its figure is counted from. */
function lastKnownDays(id: string, book: Ledger): string[] {
  const record = book.facts.get(id)
  if (!record) return []
  const own = lastKnownDay(record) ?? []
  const index = record.unit === 'mci' ? lastKnownDays('mci', book) : []
  const parts = (record.sum ?? []).flatMap((part) => lastKnownDays(part, book))
  return [own, index, parts].flat()
}

/**
 * Until when a figure that is shown on a day is known, from 60 days before its last known day up
 * to that day. A sum in MCI is known no longer than the index.
 */
export function knownUntil(id: string, day: string, book: Ledger = ledger()): string | undefined {
  const next = lastKnownDays(id, book)
    .filter((last) => day <= last)
    .sort()[0]
  return next && announcedFrom(next) <= day ? next : undefined
}

/**
 * The last known day of a record itself, from 60 days before it on and for as long as the ledger does
 * not say what follows.
 */
export function announcedEnd(id: string, day: string, book: Ledger = ledger()): string | undefined {
  const record = book.facts.get(id)
  const last = record && lastKnownDay(record)
  return last && announcedFrom(last) <= day ? last : undefined
}

function announcedFrom(last: string): string {
  return Temporal.PlainDate.from(last).subtract({ days: ANNOUNCED_DAYS }).toString()
}
