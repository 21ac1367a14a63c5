import type { Entry } from '../index/entries.ts'

/** A page that was found: how well it answers, and which of its parts does best. */
type Scored = { entry: Entry; score: number; section: number }

/** How much of a record's score goes to a guide that shows it, and of a guide's to its records. */
const LIFT_GUIDE = 0.15
const LIFT_FACT = 0.3

/**
 * A guide and the records that it shows speak for each other: a record that answers lifts the
 * guides that explain it, and a guide's best part lifts the records in it that answer too.
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
      lifted.set(page, Math.max(lifted.get(page) ?? 0, fact.score * share * LIFT_GUIDE))
      if (!page.entry.sections[page.section]?.facts?.includes(id)) continue
      lifted.set(fact, Math.max(lifted.get(fact) ?? 0, page.score * share * LIFT_FACT))
    }
  }
  return pages.map((page) => ({ ...page, score: page.score + (lifted.get(page) ?? 0) }))
}
