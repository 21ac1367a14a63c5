import type { FactRecord } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'

/** What a record rests on: every value has a source, and every source and act is known. */
export function checkGrounds(content: Content): Finding[] {
  return content.facts.list.flatMap((record) => [
    ...checkAct(record, content.acts.ids),
    ...checkSources(record, content.sources.ids),
    ...checkReadings(record),
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

function checkAct(record: Placed<FactRecord>, acts: Set<string>): Finding[] {
  const { act } = record.data
  if (!act || acts.has(act)) return []
  return [at(record, ['act'], `There is no act “${act}”`, 'Correct the id or add it to acts.yml.')]
}

function checkSources(record: Placed<FactRecord>, known: Set<string>): Finding[] {
  const { id, confidence, periods = [] } = record.data
  return periods.flatMap(({ value, sources, readings = [] }, index) => {
    const way = ['periods', index]
    const bare = value !== null && sources.length === 0 && confidence !== 'unknown'
    const named = [
      ...sources.map((source, place) => ({ source, way: [...way, 'sources', place] })),
      ...readings.flatMap((reading, turn) =>
        reading.sources.map((source, place) => ({
          source,
          way: [...way, 'readings', turn, 'sources', place],
        })),
      ),
    ]
    return [
      ...(bare
        ? [
            at(
              record,
              [...way, 'sources'],
              `A value of “${id}” has no source`,
              'Name the id of a page in sources.yml, or write value: null.',
            ),
          ]
        : []),
      ...named
        .filter(({ source }) => !known.has(source))
        .map(({ source, way: place }) =>
          at(
            record,
            place,
            `There is no source “${source}”`,
            'Correct the id or add the page to sources.yml.',
          ),
        ),
    ]
  })
}

function checkReadings(record: Placed<FactRecord>): Finding[] {
  const { id, confidence, periods = [] } = record.data
  const last = periods.length - 1
  if (confidence !== 'contested' || last < 0 || periods.some(({ readings }) => readings)) return []
  return [
    at(
      record,
      ['confidence'],
      `“${id}” is contested but does not say who reads it how`,
      'Add readings to its period, each with its sources.',
    ),
  ]
}
