import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'

/** A sum in MCI needs an index on the first day of each of its periods. */
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
                message: `“${record.data.id}” is in MCI from ${from}, but the index “mci” begins on ${start}`,
                remedy: `Begin the period on ${start}, or add older periods to “mci”.`,
                level: 'error',
              },
            ],
      ),
    )
}
