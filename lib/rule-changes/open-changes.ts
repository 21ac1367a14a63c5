import { type FactValue, periodsOf } from '#lib/facts/fact-on.ts'
import type { Facts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import type { RecordText } from '#lib/store/rule-change-types.ts'
import { readRecord, writeRecord } from './record-text.ts'

/** A record that says something else than when readers were told of it last. */
export type RuleChange = {
  before: FactRecord
  after: FactRecord
  /** The first day (`YYYY-MM-DD`), today or later, on which the two differ. */
  day: string
}

/** The same with the texts by which the store knows the two records. */
export type OpenChange = RuleChange & { recordBefore: RecordText; recordAfter: RecordText }

/**
 * The changes of which readers were not told: records whose value differs from the announced one on
 * some day from today on. What was corrected in the past, a title, a source or the day of a check is
 * no change of a rule. Sums change with their parts and are not listed. A record that was removed says
 * nothing any more from today on.
 *
 * @param announced the records as they were last announced, by id
 */
export function openChanges(
  announced: ReadonlyMap<string, RecordText>,
  facts: Facts,
  today: string,
): OpenChange[] {
  const ids = new Set([...facts.facts.keys(), ...announced.keys()])
  return [...ids].flatMap((id): OpenChange[] => {
    const recordBefore = announced.get(id)
    const before = recordBefore === undefined ? undefined : readRecord(recordBefore)
    const after = facts.facts.get(id) ?? (before && endedBefore(before, today))
    if (recordBefore === undefined || !before || !after || after.sum) return []
    const day = firstDifference(before, after, today)
    return day ? [{ before, after, day, recordBefore, recordAfter: writeRecord(after) }] : []
  })
}

/** A record whose values have all ended before a day; undefined for one that had none before it. */
function endedBefore(record: FactRecord, day: string): FactRecord | undefined {
  const until = Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
  const periods = periodsOf(record)
    .filter(({ from }) => from < day)
    .map((one) => (one.until !== undefined && one.until < day ? one : { ...one, until }))
  return periods.length > 0 && !record.sum ? { ...record, periods } : undefined
}

/** The first day from `today` on for which two versions of a record say something else. */
function firstDifference(before: FactRecord, after: FactRecord, today: string): string | undefined {
  const days = [before, after].flatMap((record) =>
    periodsOf(record).flatMap(({ from, until }) => (until ? [from, dayAfter(until)] : [from])),
  )
  const ahead = [today, ...days.filter((day) => day > today)].sort()
  return ahead.find((day) => saysOn(before, day) !== saysOn(after, day))
}

/** What a record says on a day, as text; a day without a period is one of which nothing is known. */
function saysOn(record: FactRecord, day: string): string {
  const period = periodOn(record, day)
  const readings = period?.readings?.map(({ value }) => value ?? null)
  return JSON.stringify([record.unit, period?.value ?? null, readings ?? []])
}

/** The value of a record itself on a day, without what it adds up to. */
export function valueOn(record: FactRecord, day: string): FactValue | null {
  return periodOn(record, day)?.value ?? null
}

/** The period of a record that contains a day. */
export function periodOn(record: FactRecord, day: string) {
  return periodsOf(record).find(
    ({ from, until }) => from <= day && (until === undefined || day <= until),
  )
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}
