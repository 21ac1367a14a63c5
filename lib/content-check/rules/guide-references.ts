import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'

type Reference = { id: string; path: string; line: number }

/** The sources, people and guides that front matter and sources refer to must exist. */
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
    ...unknown(named, sources.ids, 'no-source'),
    ...unknown(persons, people.ids, 'no-person'),
    ...samePlace(guides),
    ...unknown(related, slugs, 'no-related'),
    ...related
      .filter(({ id, slug }) => id === slug)
      .map(({ path, line }): Finding => ({ path, line, ...say('related-itself'), level: 'error' })),
  ]
}

function unknown(
  named: Reference[],
  known: Set<string>,
  code: 'no-source' | 'no-person' | 'no-related',
): Finding[] {
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, path, line }) => ({
      path,
      line,
      ...say(code, { id }),
      level: 'error',
    }))
}

/** Two guides of a stage must not have the same `order`: their order would be arbitrary. */
function samePlace(guides: Content['guides']): Finding[] {
  const taken = new Map<string, string>()
  return guides.flatMap(({ original }): Finding[] => {
    if (!original) return []
    const { data, path, lineOf } = original.frontMatter
    const place = `${data.stage} ${data.order}`
    const other = taken.get(place)
    taken.set(place, path)
    if (!other) return []
    return [{ path, line: lineOf(['order']), ...say('same-order', { other }), level: 'error' }]
  })
}
