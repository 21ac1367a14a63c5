import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'

/** The records that a service of `offices.yml` refers to must exist. */
export function checkOffices({ offices, facts }: Content): Finding[] {
  if (!offices) return []
  const { data, path, lineOf } = offices
  return data.services.flatMap((service, at) =>
    service.facts
      .filter((id) => !facts.ids.has(id))
      .map(
        (id): Finding => ({
          path,
          line: lineOf(['services', at, 'facts']),
          ...say('office-no-fact', { id }),
          level: 'error',
        }),
      ),
  )
}
