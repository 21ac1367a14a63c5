import type { Content } from '../content.ts'
import { CONTRACT_FACTS, usedFacts } from '../fact-uses.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { say } from '../say.ts'

/** Finds records, sources and acts that nothing uses, and required records that do not exist. */
export function checkUnused(content: Content): Finding[] {
  return [
    ...unusedOf(content.facts.list, usedFacts(content), 'unused-record'),
    ...unusedOf(content.sources.list, usedSources(content), 'unused-source'),
    ...unusedOf(content.acts.list, usedActs(content), 'unused-act'),
    ...missingContractFacts(content),
  ]
}

function unusedOf(
  list: Placed<{ id: string }>[],
  used: Set<string>,
  code: 'unused-record' | 'unused-source' | 'unused-act',
): Finding[] {
  return list
    .filter(({ data }) => !used.has(data.id))
    .map(({ data, path, line }) => ({
      path,
      line,
      ...say(code, { id: data.id }),
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
    ...say('contract-missing', { id }),
    level: 'error',
  }))
}
