import type { Guide } from './find.ts'

const MOST = 4

/** Each guide is compared with all others. */
const known = new WeakMap<Guide, Set<string>>()

function usesOf(guide: Guide): Set<string> {
  const found = known.get(guide) ?? collectUses(guide)
  known.set(guide, found)
  return found
}

function collectUses(guide: Guide): Set<string> {
  const uses = guide.texts[guide.original]?.uses ?? {}
  return new Set([
    ...[...(uses.Fact ?? []), ...(uses.Contested ?? [])].map((id) => `fact ${id}`),
    ...(uses.Term ?? []).map((id) => `term ${id}`),
  ])
}

/**
 * Guides to read beside one: those its editor named, then those that share most records and
 * terms with it or stand at the same stage; each once, at most four.
 */
export function relatedGuides(guide: Guide, all: Guide[]): Guide[] {
  const own = usesOf(guide)
  const others = all.filter(({ slug }) => slug !== guide.slug)
  const named = guide.frontMatter.related.flatMap(
    (slug) => others.find((other) => other.slug === slug) ?? [],
  )
  const close = others
    .filter((other) => !named.includes(other))
    .map((other) => {
      const shared = usesOf(other).intersection(own).size
      return {
        other,
        score: shared + (other.frontMatter.stage === guide.frontMatter.stage ? 2 : 0),
      }
    })
    .filter(({ score }) => score > 1)
    .sort((a, b) => b.score - a.score)
    .map(({ other }) => other)
  return [...new Set([...named, ...close])].slice(0, MOST)
}
