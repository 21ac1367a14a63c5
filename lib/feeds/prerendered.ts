import { loadFacts } from '#lib/facts/load.ts'
import { listGuides } from '#lib/guides/find.ts'

/** The maximum number of guides that a build prerenders. */
const MAX_PRERENDERED_GUIDES = 50

/**
 * The slugs of the guides that a build prerenders: the first ones, so that the build time does not
 * grow with their number. The others are rendered on first request.
 */
export function prerenderedGuides(): string[] {
  return listGuides()
    .slice(0, MAX_PRERENDERED_GUIDES)
    .map(({ slug }) => slug)
}

/**
 * The ids of the records that a build prerenders: all if it prerenders all guides, otherwise none.
 * Readers reach records from guides, most of which are then not prerendered either.
 */
export function prerenderedRecords(): string[] {
  return listGuides().length > MAX_PRERENDERED_GUIDES ? [] : [...loadFacts().facts.keys()]
}
