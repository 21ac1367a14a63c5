import type { FactRecord } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'

/** Sums of other records: each part is known, is a number, and none leads back to the sum. */
export function checkSums(content: Content): Finding[] {
  const records = new Map(content.facts.list.map(({ data }) => [data.id, data]))
  return content.facts.list.flatMap((record) =>
    (record.data.sum ?? []).flatMap((part, index): Finding[] => {
      const fault = faultOf(record.data.id, part, records, content.facts.ids)
      if (!fault) return []
      const [message, remedy] = fault
      const line = record.lineOf(['sum', index])
      return [{ path: record.path, line, message, remedy, level: 'error' }]
    }),
  )
}

function faultOf(
  id: string,
  part: string,
  records: Map<string, FactRecord>,
  known: Set<string>,
): [string, string] | undefined {
  if (!known.has(part)) return [`There is no record “${part}”`, 'Correct the id or add the record.']
  if (leadsTo(part, id, records)) {
    return [`“${part}” is itself counted from “${id}”`, 'Take one out of the other.']
  }
  const unit = records.get(part)?.unit
  if (unit === 'text' || unit === 'yes-no' || unit === 'date') {
    return [`“${part}” is no number to add`, 'Name records of days, points or money.']
  }
  return undefined
}

function leadsTo(
  from: string,
  to: string,
  records: Map<string, FactRecord>,
  seen: string[] = [],
): boolean {
  if (from === to) return true
  if (seen.includes(from)) return false
  return (records.get(from)?.sum ?? []).some((next) => leadsTo(next, to, records, [...seen, from]))
}
