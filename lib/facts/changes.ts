import { type ClosedPeriod, type FactValue, periodsOf } from './fact-on.ts'
import { type Ledger, ledger } from './load.ts'
import type { FactRecord, Localized } from './schema.ts'

/** One change of a record: from `day` on it says `after`, where it said `before`. */
export type FactChange = {
  day: string
  record: FactRecord
  /** `seen`: changed at the latest by that day. */
  since: 'exact' | 'seen'
  /** `null`: nothing was known, or nothing applied. */
  before: FactValue | null
  after: FactValue | null
  headline?: Localized
  /** The record whose headline of that day tells this change. */
  toldBy?: string
}

/** What changed in the ledger from one day to another, both included, in the order of days. */
export function factChanges(since: string, until: string, book: Ledger = ledger()): FactChange[] {
  return [...book.facts.values()]
    .flatMap(changesOf)
    .filter(({ day }) => since <= day && day <= until)
    .sort((a, b) => a.day.localeCompare(b.day) || a.record.id.localeCompare(b.record.id))
}

/** All changes of a record, in the order of days. */
export function changesOf(record: FactRecord): FactChange[] {
  const periods = periodsOf(record)
  const all = periods.flatMap((period, index) => {
    const previous = periods[index - 1]
    const next = periods[index + 1]
    const changes: FactChange[] = []
    // A first period that was only seen to apply says nothing about when the rule came.
    if (previous || period.since === 'exact') {
      const before = previous && endsBefore(previous, period) ? previous.value : null
      const { from: day, since, value: after, headline, toldBy } = period
      changes.push({
        day,
        record,
        since,
        before,
        after,
        ...(headline && { headline }),
        ...(toldBy && { toldBy }),
      })
    }
    if (period.until && !(next && endsBefore(period, next))) {
      const day = dayAfter(period.until)
      changes.push({ day, record, since: 'exact', before: period.value, after: null })
    }
    return changes
  })
  return all.filter(({ before, after }) => before !== after)
}

/** Whether one period ends on the day before the other begins. */
function endsBefore(period: ClosedPeriod, next: ClosedPeriod): boolean {
  return period.until !== undefined && dayAfter(period.until) === next.from
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}
