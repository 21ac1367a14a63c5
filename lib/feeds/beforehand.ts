import { loadFacts } from '#lib/facts/load.ts'
import { listGuides } from '#lib/guides/find.ts'

/** So many guides does a build make beforehand, however many there are. */
const MOST_GUIDES = 50

/**
 * The guides whose pages a build makes beforehand, the first on the way: a build must not take
 * longer and longer with their number. The others are made when they are first asked for.
 */
export function guidesBeforehand(): string[] {
  return listGuides()
    .slice(0, MOST_GUIDES)
    .map(({ slug }) => slug)
}

/**
 * The records whose pages a build makes beforehand: all, while it makes all guides. On a larger
 * site none, since a reader comes to them from a guide, and most of those are not made either.
 */
export function recordsBeforehand(): string[] {
  return listGuides().length > MOST_GUIDES ? [] : [...loadFacts().facts.keys()]
}
