import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { say } from '../say.ts'

/** Ids must be unique: of two records with the same id one would be lost. */
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
          ...say('id-taken', { id, where: `${earlier.path}:${earlier.line}` }),
          level: 'error',
        },
      ]
    })
  })
}
