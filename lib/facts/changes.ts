import { type ClosedPeriod, type FactValue, periodsOf } from './fact-on.ts'
import { type Facts, loadFacts } from './load.ts'
import type { FactRecord, Localized } from './schema.ts'

/** A change of a record: from `day` on its value is `after`, until then it was `before`. */
export type FactChange = {
  day: string
  record: FactRecord
  /** `seen`: the change took place on that day at the latest. */
  since: 'exact' | 'seen'
  /** `null`: the value was unknown, or no value applied. */
  before: FactValue | null
  after: FactValue | null
  headline?: Localized
  /** The record whose headline of the same day also describes this change. */
  toldBy?: string
}

/** All changes of facts between two days, both inclusive, in the order of days. */
export function factChanges(
  since: string,
  until: string,
  facts: Facts = loadFacts(),
): FactChange[] {
  return [...facts.facts.values()]
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
    // A first period with `seen` does not tell when the rule began.
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

/** Whether a period ends on the day before the next one begins. */
function endsBefore(period: ClosedPeriod, next: ClosedPeriod): boolean {
  return period.until !== undefined && dayAfter(period.until) === next.from
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

/** The number of years for which the home page and the feed show a change. */
const SHOWN_YEARS = 2

/** The first day whose changes readers are told of on a day. */
export function toldSince(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ years: SHOWN_YEARS }).toString()
}
