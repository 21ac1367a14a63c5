import type { FactRecord } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { type Said, say } from '../say.ts'
import { meantName } from '../words/lookalikes.ts'

/** Every value must have a source, and every source and act that a record refers to must exist. */
export function checkReferences(content: Content): Finding[] {
  return content.facts.list.flatMap((record) => [
    ...checkAct(record, content.acts.ids),
    ...checkSources(record, content.sources.ids),
    ...checkReadings(record),
  ])
}

function at(record: Placed<FactRecord>, valuePath: PropertyKey[], said: Said): Finding {
  return { path: record.path, line: record.lineOf(valuePath), ...said, level: 'error' }
}

function checkAct(record: Placed<FactRecord>, acts: Set<string>): Finding[] {
  const { act } = record.data
  return act && !acts.has(act) ? [at(record, ['act'], say('no-act', { id: act }))] : []
}

function checkSources(record: Placed<FactRecord>, known: Set<string>): Finding[] {
  const { id, confidence, periods = [] } = record.data
  return periods.flatMap(({ value, sources, readings = [] }, index) => {
    const valuePath = ['periods', index]
    const bare = value !== null && sources.length === 0 && confidence !== 'unknown'
    const named = [
      ...sources.map((source, place) => ({ source, valuePath: [...valuePath, 'sources', place] })),
      ...readings.flatMap((reading, turn) =>
        reading.sources.map((source, place) => ({
          source,
          valuePath: [...valuePath, 'readings', turn, 'sources', place],
        })),
      ),
    ]
    return [
      ...(bare ? [at(record, [...valuePath, 'sources'], say('value-without-source', { id }))] : []),
      ...named
        .filter(({ source }) => !known.has(source))
        .map(({ source, valuePath: place }) => {
          const meant = meantName(source, (one) => known.has(one))
          const said = meant
            ? say('lookalike', { given: source, meant })
            : say('no-source', { id: source })
          return at(record, place, said)
        }),
    ]
  })
}

function checkReadings(record: Placed<FactRecord>): Finding[] {
  const { id, confidence, periods = [] } = record.data
  const last = periods.length - 1
  if (confidence !== 'contested' || last < 0 || periods.some(({ readings }) => readings)) return []
  return [at(record, ['confidence'], say('contested-without-readings', { id }))]
}
