import { setImmediate as nextTurn } from 'node:timers/promises'
import { contentVersion } from '#lib/config/files/content-version.ts'
import { ledger } from '#lib/facts/load.ts'
import { readConcepts } from '../words/concepts.ts'
import { readSearchWords } from '../words/search-words.ts'
import { type IndexBuilder, makeIndexBuilder, type SearchIndex } from './build-index.ts'
import { type Entry, eachEntry } from './entries.ts'

function begin(day: string): { builder: IndexBuilder; entries: Iterable<Entry> } {
  const words = readSearchWords()
  const concepts = readConcepts(ledger().terms.values(), words)
  return { builder: makeIndexBuilder(concepts, words), entries: eachEntry(day, words) }
}

/** Builds the index over the site's content as it is on a day (`YYYY-MM-DD`). */
export function indexFor(day: string): SearchIndex {
  const { builder, entries } = begin(day)
  for (const entry of entries) builder.add(entry)
  return builder.finish()
}

// Next bundles this file more than once into one process; a symbol of the global registry
// is the same in each.
const KEY = Symbol.for('we-guide.search')

type Held = { day: string; content: number; index: SearchIndex }

const holder: typeof globalThis & { [KEY]?: Held } = globalThis

/**
 * The process's index for a day and the content as it is now, built at the first search of those
 * unless it was prepared.
 */
export function todayIndex(day: string): SearchIndex {
  const held = holder[KEY]
  const content = contentVersion()
  const fits = held?.day === day && held.content === content
  if (fits && process.env.NODE_ENV !== 'development') return held.index
  const index = indexFor(day)
  holder[KEY] = { day, content, index }
  return index
}

/** Builds the index for a day in small steps, between which the process goes on serving. */
export async function prepareIndex(day: string): Promise<void> {
  const content = contentVersion()
  const { builder, entries } = begin(day)
  for (const entry of entries) {
    builder.add(entry)
    await nextTurn()
  }
  holder[KEY] = { day, content, index: builder.finish() }
}
