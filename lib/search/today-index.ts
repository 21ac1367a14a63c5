import { ledger } from '#lib/facts/load.ts'
import { buildIndex, type SearchIndex } from './build-index.ts'
import { readConcepts } from './concepts.ts'
import { collectEntries } from './entries.ts'
import { readSearchWords } from './search-words.ts'

/** Builds the index over the site's content as it is on a day (`YYYY-MM-DD`). */
export function indexFor(day: string): SearchIndex {
  const words = readSearchWords()
  const concepts = readConcepts(ledger().terms.values(), words)
  return buildIndex(collectEntries(day, words), concepts, words)
}

// Next bundles this file more than once into one process; a symbol of the global registry
// is the same in each.
const KEY = Symbol.for('we-guide.search')

const holder: typeof globalThis & { [KEY]?: { day: string; index: SearchIndex } } = globalThis

/** The process's index for a day, built at the first search of that day. */
export function todayIndex(day: string): SearchIndex {
  const held = holder[KEY]
  if (held?.day === day && process.env.NODE_ENV !== 'development') return held.index
  const index = indexFor(day)
  holder[KEY] = { day, index }
  return index
}
