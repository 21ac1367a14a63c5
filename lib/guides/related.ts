import type { Guide } from './find.ts'

const MAX_RELATED = 4

/** Caches the ids of each guide: every guide is compared with all others. */
const cache = new WeakMap<Guide, Set<string>>()

function idsOf(guide: Guide): Set<string> {
  const found = cache.get(guide) ?? collectIds(guide)
  cache.set(guide, found)
  return found
}

function collectIds(guide: Guide): Set<string> {
  const ids = guide.texts[guide.original]?.referencedIds ?? {}
  return new Set([
    ...[...(ids.Fact ?? []), ...(ids.Contested ?? [])].map((id) => `fact ${id}`),
    ...(ids.Term ?? []).map((id) => `term ${id}`),
  ])
}

/**
 * Related guides, at most four: those that the editor named, then those that share the most records
 * and terms with it or belong to the same stage.
 */
export function relatedGuides(guide: Guide, all: Guide[]): Guide[] {
  const own = idsOf(guide)
  const others = all.filter(({ slug }) => slug !== guide.slug)
  const named = guide.frontMatter.related.flatMap(
    (slug) => others.find((other) => other.slug === slug) ?? [],
  )
  const close = others
    .filter((other) => !named.includes(other))
    .map((other) => {
      const shared = idsOf(other).intersection(own).size
      return {
        other,
        score: shared + (other.frontMatter.stage === guide.frontMatter.stage ? 2 : 0),
      }
    })
    .filter(({ score }) => score > 1)
    .sort((a, b) => b.score - a.score)
    .map(({ other }) => other)
  return [...new Set([...named, ...close])].slice(0, MAX_RELATED)
}
