import { periodsOf } from './fact-on.ts'
import { type Facts, loadFacts } from './load.ts'
import type { FactRecord } from './schema.ts'

/** For how many days before its last known day a figure is shown with that day. */
export const ANNOUNCED_DAYS = 60

/**
 * The last day (`YYYY-MM-DD`) on which the value of a record is known: its own `knownUntil`, the
 * end of its last period, or the day before the value becomes unknown. Undefined for a record
 * without an end, or whose value was never known.
 */
export function lastKnownDay(record: FactRecord): string | undefined {
  if (record.knownUntil) return record.knownUntil
  return periodsOf(record).findLast(({ value }) => value !== null)?.until
}

/** The last known days of a record and of the records that its value is calculated from. */
function lastKnownDays(id: string, facts: Facts): string[] {
  const record = facts.facts.get(id)
  if (!record) return []
  const own = lastKnownDay(record) ?? []
  const index = record.unit === 'mci' ? lastKnownDays('mci', facts) : []
  const parts = (record.sum ?? []).flatMap((part) => lastKnownDays(part, facts))
  return [own, index, parts].flat()
}

/**
 * The last known day to show with a figure: from 60 days before that day until it. A sum in MCI is
 * known no longer than the index.
 */
export function knownUntil(
  id: string,
  day: string,
  facts: Facts = loadFacts(),
): string | undefined {
  const next = lastKnownDays(id, facts)
    .filter((last) => day <= last)
    .sort()[0]
  return next && announcedFrom(next) <= day ? next : undefined
}

/**
 * The last known day of the record itself, from 60 days before it for as long as no next value is
 * entered.
 */
export function announcedEnd(
  id: string,
  day: string,
  facts: Facts = loadFacts(),
): string | undefined {
  const record = facts.facts.get(id)
  const last = record && lastKnownDay(record)
  return last && announcedFrom(last) <= day ? last : undefined
}

function announcedFrom(last: string): string {
  return Temporal.PlainDate.from(last).subtract({ days: ANNOUNCED_DAYS }).toString()
}
