import type { Content } from '../content.ts'
import { CONTRACT_FACTS, usedFacts } from '../fact-uses.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'

/** Records, sources and acts that nothing shows, and records that must exist but do not. */
export function checkUnused(content: Content): Finding[] {
  return [
    ...unusedOf(content.facts.list, usedFacts(content), 'record', 'a guide or step'),
    ...unusedOf(content.sources.list, usedSources(content), 'source', 'a record or guide'),
    ...unusedOf(content.acts.list, usedActs(content), 'act', 'a record or guide'),
    ...missingContractFacts(content),
  ]
}

function unusedOf(
  list: Placed<{ id: string }>[],
  used: Set<string>,
  kind: string,
  where: string,
): Finding[] {
  return list
    .filter(({ data }) => !used.has(data.id))
    .map(({ data, path, line }) => ({
      path,
      line,
      message: `Nothing uses the ${kind} “${data.id}”`,
      remedy: `Name it in ${where}, or take it out.`,
      level: 'warning',
    }))
}

function usedSources({ facts, guides }: Content): Set<string> {
  return new Set([
    ...facts.list.flatMap(({ data }) =>
      (data.periods ?? []).flatMap(({ sources, readings = [] }) => [
        ...sources,
        ...readings.flatMap((reading) => reading.sources),
      ]),
    ),
    ...guides.flatMap(({ original }) => original?.frontMatter.data.sources ?? []),
  ])
}

function usedActs(content: Content): Set<string> {
  const tags = [...content.guides, ...content.pages]
    .flatMap(({ texts }) => texts)
    .flatMap(({ parts }) => parts?.tags ?? [])
    .filter(({ name }) => name === 'Act')
  return new Set([
    ...content.facts.list.flatMap(({ data }) => data.act ?? []),
    ...tags.flatMap(({ attributes }) => attributes.get('id') ?? []),
  ])
}

function missingContractFacts({ facts }: Content): Finding[] {
  const path = facts.list[0]?.path
  if (!path) return []
  return CONTRACT_FACTS.filter((id) => !facts.ids.has(id)).map((id) => ({
    path,
    line: 1,
    message: `The ledger has no record “${id}”, to which other sites link`,
    remedy: 'Restore the record under this id in one of the files of content/facts.',
    level: 'error',
  }))
}
