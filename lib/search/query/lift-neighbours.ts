import type { Entry } from '../index/entries.ts'

/** A matching page with its score and the index of its best section. */
type Scored = { entry: Entry; score: number; section: number }

/** The share of a record's score that is added to a guide that shows it, and the reverse. */
const FACT_TO_GUIDE = 0.128
const GUIDE_TO_FACT = 0.255

/**
 * Raises the scores of guides and records that refer to each other: a matching record raises the
 * guides that show it, and a guide raises the matching records of its best section.
 */
export function liftNeighbours<P extends Scored>(pages: P[]): P[] {
  const facts = new Map(pages.flatMap((page) => (page.entry.fact ? [[page.entry.fact, page]] : [])))
  const shownBy = new Map<string, number>()
  for (const { entry } of pages) {
    for (const id of new Set(entry.sections.flatMap((section) => section.facts ?? []))) {
      shownBy.set(id, (shownBy.get(id) ?? 0) + 1)
    }
  }
  const lifted = new Map<P, number>()
  for (const page of pages) {
    if (page.entry.kind !== 'guide') continue
    for (const id of page.entry.sections.flatMap((section) => section.facts ?? [])) {
      const fact = facts.get(id)
      if (!fact) continue
      const share = 1 / Math.sqrt(shownBy.get(id) ?? 1)
      lifted.set(page, Math.max(lifted.get(page) ?? 0, fact.score * share * FACT_TO_GUIDE))
      if (!page.entry.sections[page.section]?.facts?.includes(id)) continue
      lifted.set(fact, Math.max(lifted.get(fact) ?? 0, page.score * share * GUIDE_TO_FACT))
    }
  }
  return pages.map((page) => ({ ...page, score: page.score + (lifted.get(page) ?? 0) }))
}
