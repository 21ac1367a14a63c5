import { setImmediate as nextTurn } from 'node:timers/promises'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { processSingleton } from '#lib/config/process-singleton.ts'
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

type Held = { day?: string; content?: string; index?: SearchIndex }

function held(): Held {
  return processSingleton<Held>('search', () => ({}))
}

/**
 * The process's index for a day and the content as it is now, built at the first search of those
 * unless it was prepared.
 */
export function todayIndex(day: string): SearchIndex {
  const { day: heldDay, content: heldContent, index: heldIndex } = held()
  const content = contentDir()
  const fits = heldDay === day && heldContent === content
  if (heldIndex && fits && process.env.NODE_ENV !== 'development') return heldIndex
  const index = indexFor(day)
  Object.assign(held(), { day, content, index })
  return index
}

/** Builds the index for a day in small steps, between which the process goes on serving. */
export async function prepareIndex(day: string): Promise<void> {
  const content = contentDir()
  const { builder, entries } = begin(day)
  for (const entry of entries) {
    builder.add(entry)
    await nextTurn()
  }
  Object.assign(held(), { day, content, index: builder.finish() })
}
