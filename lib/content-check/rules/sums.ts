import type { FactRecord } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { type Said, say } from '../say.ts'

/** The parts of a sum must exist and be numbers, without cycles. */
export function checkSums(content: Content): Finding[] {
  const records = new Map(content.facts.list.map(({ data }) => [data.id, data]))
  return content.facts.list.flatMap((record) =>
    (record.data.sum ?? []).flatMap((part, index): Finding[] => {
      const said = faultOf(record.data.id, part, records, content.facts.ids)
      if (!said) return []
      const line = record.lineOf(['sum', index])
      return [{ path: record.path, line, ...said, level: 'error' }]
    }),
  )
}

function faultOf(
  id: string,
  part: string,
  records: Map<string, FactRecord>,
  known: Set<string>,
): Said | undefined {
  if (!known.has(part)) return say('sum-no-record', { id: part })
  if (leadsTo(part, id, records)) return say('sum-cycle', { part, id })
  const unit = records.get(part)?.unit
  const isNumber = unit !== 'text' && unit !== 'yes-no' && unit !== 'date'
  return isNumber ? undefined : say('sum-no-number', { part })
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
