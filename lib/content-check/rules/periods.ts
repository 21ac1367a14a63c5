import type { FactRecord } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import { usedFacts } from '../fact-uses.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

/** The periods of a record: in order, without overlap, and every hole between them said. */
export function checkPeriods(content: Content, day: string): Finding[] {
  const used = usedFacts(content)
  return content.facts.list.flatMap((record) => [
    ...checkForm(record),
    ...checkEachPeriod(record),
    ...checkNeighbours(record),
    ...checkToday(record, day, used.has(record.data.id)),
  ])
}

function at(
  record: Placed<FactRecord>,
  way: PropertyKey[],
  message: string,
  remedy: string,
): Finding {
  return { path: record.path, line: record.lineOf(way), message, remedy, level: 'error' }
}

function checkForm(record: Placed<FactRecord>): Finding[] {
  const { id, sum, periods = [] } = record.data
  if (sum && periods.length > 0) {
    return [at(record, ['sum'], `“${id}” has both a sum and periods`, 'Keep one of the two.')]
  }
  if (sum || periods.length > 0) return []
  const remedy = 'Write periods; if no value was found, one with value: null.'
  return [at(record, [], `“${id}” has neither periods nor a sum`, remedy)]
}

function checkEachPeriod(record: Placed<FactRecord>): Finding[] {
  return (record.data.periods ?? []).flatMap(({ from, until }, index) =>
    until !== undefined && until < from
      ? [
          at(
            record,
            ['periods', index, 'until'],
            `A period of “${record.data.id}” ends on ${until}, before it begins on ${from}`,
            'Correct one of the two days.',
          ),
        ]
      : [],
  )
}

function checkNeighbours(record: Placed<FactRecord>): Finding[] {
  const { id, periods = [] } = record.data
  return periods.slice(1).flatMap((period, index): Finding[] => {
    const previous = periods[index]
    if (!previous) return []
    const way = ['periods', index + 1, 'from']
    if (period.from < previous.from) {
      const remedy = 'Put the periods in order, the oldest first.'
      return [at(record, way, `The periods of “${id}” are out of order at ${period.from}`, remedy)]
    }
    if (period.from === previous.from || (previous.until && previous.until >= period.from)) {
      const message = `Two periods of “${id}” overlap from ${period.from}`
      return [at(record, way, message, `Let the earlier one end on ${dayBefore(period.from)}.`)]
    }
    const ended = previous.until && previous.until >= previous.from ? previous.until : undefined
    if (ended && dayAfter(ended) < period.from) {
      const [first, last] = [dayAfter(ended), dayBefore(period.from)]
      const message = `“${id}” says nothing from ${first} to ${last}`
      return [
        at(record, way, message, `Add a period from ${first} with value: null, or close the gap.`),
      ]
    }
    return []
  })
}

function checkToday(record: Placed<FactRecord>, day: string, used: boolean): Finding[] {
  const { id, periods = [] } = record.data
  const first = periods[0]
  const last = periods.at(-1)
  if (!first || !last) return []
  const level = used ? 'error' : 'warning'
  if (last.until && last.until < day) {
    const message = `“${id}” says nothing after ${last.until}`
    const remedy = `Add a period from ${dayAfter(last.until)}, with value: null if nothing is known.`
    return [{ ...at(record, ['periods', periods.length - 1, 'until'], message, remedy), level }]
  }
  if (first.from > day) {
    const message = `“${id}” says nothing before ${first.from}, so not about today (${day})`
    const remedy = 'Add a period for the time before, with value: null if there was no such rule.'
    return [{ ...at(record, ['periods', 0, 'from'], message, remedy), level }]
  }
  return []
}
