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
 * no change of a rule. Sums change with their parts and are not listed.
 *
 * @param announced the records as they were last announced, by id
 */
export function openChanges(
  announced: ReadonlyMap<string, RecordText>,
  facts: Facts,
  today: string,
): OpenChange[] {
  return [...facts.facts.values()].flatMap((after): OpenChange[] => {
    const recordBefore = announced.get(after.id)
    const before = recordBefore === undefined ? undefined : readRecord(recordBefore)
    if (recordBefore === undefined || !before || after.sum) return []
    const day = firstDifference(before, after, today)
    return day ? [{ before, after, day, recordBefore, recordAfter: writeRecord(after) }] : []
  })
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
