import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'

/** A sum in MCI needs a value of the index on the first day of each of its periods. */
export function checkIndexDays(content: Content): Finding[] {
  const index = content.facts.list.find(({ data }) => data.id === 'mci')?.data.periods
  const start = index?.[0]?.from
  if (!start) return []
  return content.facts.list
    .filter(({ data }) => data.unit === 'mci')
    .flatMap((record) =>
      (record.data.periods ?? []).flatMap(({ from }, place): Finding[] =>
        from >= start
          ? []
          : [
              {
                path: record.path,
                line: record.lineOf(['periods', place, 'from']),
                ...say('before-index', { id: record.data.id, from, start }),
                level: 'error',
              },
            ],
      ),
    )
}
