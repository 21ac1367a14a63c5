import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'

type Reference = { id: string; path: string; line: number }

/** Sources, people and guides that front matter and sources name. */
export function checkGuideReferences({ guides, sources, people }: Content): Finding[] {
  const slugs = new Set(guides.map(({ slug }) => slug))
  const originals = guides.flatMap(({ slug, original }) =>
    original ? [{ slug, ...original }] : [],
  )
  const named: Reference[] = originals.flatMap(({ frontMatter: { data, path, lineOf } }) =>
    data.sources.map((id, index) => ({ id, path, line: lineOf(['sources', index]) })),
  )
  const persons: Reference[] = [
    ...originals.map(({ frontMatter: { data, path, lineOf } }) => ({
      id: data.author,
      path,
      line: lineOf(['author']),
    })),
    ...guides
      .flatMap(({ original, translations }) => [...(original ? [original] : []), ...translations])
      .flatMap(({ frontMatter: { data, path, lineOf } }) =>
        data.reviewer ? [{ id: data.reviewer, path, line: lineOf(['reviewer']) }] : [],
      ),
    ...sources.list.flatMap(({ data, path, lineOf }) =>
      data.person ? [{ id: data.person, path, line: lineOf(['person']) }] : [],
    ),
  ]
  const related = originals.flatMap(({ slug, frontMatter: { data, path, lineOf } }) =>
    data.related.map((id, index) => ({ id, slug, path, line: lineOf(['related', index]) })),
  )
  return [
    ...unknown(named, sources.ids, 'source', 'add the page to sources.yml'),
    ...unknown(persons, people.ids, 'person', 'add them to people.yml'),
    ...samePlace(guides),
    ...unknown(related, slugs, 'guide', 'take it out of “related”'),
    ...related
      .filter(({ id, slug }) => id === slug)
      .map(({ path, line }): Finding => {
        const remedy = 'Take it out of “related”.'
        return { path, line, message: 'The guide names itself as related', remedy, level: 'error' }
      }),
  ]
}

function unknown(
  named: Reference[],
  known: Set<string>,
  kind: string,
  otherwise: string,
): Finding[] {
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, path, line }) => ({
      path,
      line,
      message: `There is no ${kind} “${id}”`,
      remedy: `Correct the id or ${otherwise}.`,
      level: 'error',
    }))
}

/** Two guides at one place of the way would stand in an order that nobody chose. */
function samePlace(guides: Content['guides']): Finding[] {
  const taken = new Map<string, string>()
  return guides.flatMap(({ original }): Finding[] => {
    if (!original) return []
    const { data, path, lineOf } = original.frontMatter
    const place = `${data.stage} ${data.order}`
    const other = taken.get(place)
    taken.set(place, path)
    if (!other) return []
    const message = `The guide has the same stage and order as ${other}`
    const remedy = 'Give one of the two another “order”.'
    return [{ path, line: lineOf(['order']), message, remedy, level: 'error' }]
  })
}
