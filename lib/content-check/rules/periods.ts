import type { FactRecord } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import { usedFacts } from '../fact-uses.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { type Said, say } from '../say.ts'

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

/** The periods of a record must be in order and must not overlap; gaps must be stated as `null`. */
export function checkPeriods(content: Content, day: string): Finding[] {
  const used = usedFacts(content)
  return content.facts.list.flatMap((record) => [
    ...checkForm(record),
    ...checkEachPeriod(record),
    ...checkNeighbours(record),
    ...checkToday(record, day, used.has(record.data.id)),
  ])
}

function at(record: Placed<FactRecord>, valuePath: PropertyKey[], said: Said): Finding {
  return { path: record.path, line: record.lineOf(valuePath), ...said, level: 'error' }
}

function checkForm(record: Placed<FactRecord>): Finding[] {
  const { id, sum, periods = [] } = record.data
  if (sum && periods.length > 0) return [at(record, ['sum'], say('sum-and-periods', { id }))]
  return sum || periods.length > 0 ? [] : [at(record, [], say('no-periods', { id }))]
}

function checkEachPeriod(record: Placed<FactRecord>): Finding[] {
  return (record.data.periods ?? []).flatMap(({ from, until }, index) =>
    until !== undefined && until < from
      ? [
          at(
            record,
            ['periods', index, 'until'],
            say('ends-before', { id: record.data.id, until, from }),
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
    const valuePath = ['periods', index + 1, 'from']
    if (period.from < previous.from) {
      return [at(record, valuePath, say('out-of-order', { id, from: period.from }))]
    }
    if (period.from === previous.from || (previous.until && previous.until >= period.from)) {
      const { from } = period
      return [at(record, valuePath, say('overlap', { id, from, day: dayBefore(from) }))]
    }
    const ended = previous.until && previous.until >= previous.from ? previous.until : undefined
    if (ended && dayAfter(ended) < period.from) {
      const [first, last] = [dayAfter(ended), dayBefore(period.from)]
      return [at(record, valuePath, say('gap', { id, first, last }))]
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
    const said = say('nothing-after', { id, day: last.until, next: dayAfter(last.until) })
    return [{ ...at(record, ['periods', periods.length - 1, 'until'], said), level }]
  }
  if (first.from > day) {
    const said = say('nothing-before', { id, from: first.from, day })
    return [{ ...at(record, ['periods', 0, 'from'], said), level }]
  }
  return []
}
