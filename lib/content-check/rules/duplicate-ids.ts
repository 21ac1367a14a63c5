import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'

/** An id names one thing: of two records with the same one, one would be lost. */
export function checkDuplicateIds(content: Content): Finding[] {
  const { facts, sources, acts, terms, people, steps } = content
  const kinds: Placed<{ id: string }>[][] = [
    facts.list,
    sources.list,
    acts.list,
    terms.list,
    people.list,
    steps.flatMap(({ records }) => records.list),
  ]
  return kinds.flatMap((list) => {
    const first = new Map<string, Placed<{ id: string }>>()
    return list.flatMap((record): Finding[] => {
      const { id } = record.data
      const earlier = first.get(id)
      if (!earlier) {
        first.set(id, record)
        return []
      }
      return [
        {
          path: record.path,
          line: record.lineOf(['id']),
          message: `The id “${id}” is already taken at ${earlier.path}:${earlier.line}`,
          remedy: 'Give this record another id, or merge the two.',
          level: 'error',
        },
      ]
    })
  })
}
