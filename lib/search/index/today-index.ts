import { setImmediate as nextTurn } from 'node:timers/promises'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { processSingleton } from '#lib/config/process-singleton.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { type Issue, shownIssues } from '#lib/newsletter/archive.ts'
import { readConcepts } from '../words/concepts.ts'
import { readSearchWords } from '../words/search-words.ts'
import { type IndexBuilder, makeIndexBuilder, type SearchIndex } from './build-index.ts'
import { type Entry, eachEntry } from './entries.ts'

function begin(day: string): { builder: IndexBuilder; entries: Iterable<Entry> } {
  const words = readSearchWords()
  const concepts = readConcepts(loadFacts().terms.values(), words)
  return { builder: makeIndexBuilder(concepts, words), entries: eachEntry(day, words) }
}

/** Builds the index of the site's content on a day (`YYYY-MM-DD`). */
export function indexFor(day: string): SearchIndex {
  const { builder, entries } = begin(day)
  for (const entry of entries) builder.add(entry)
  return builder.finish()
}

type Held = { day?: string; content?: string; issues?: Issue[]; index?: SearchIndex }

function held(): Held {
  return processSingleton<Held>('search', () => ({}))
}

/**
 * Returns this process's index for a day and the current content. Builds it on first use, unless
 * `prepareIndex` has done so.
 */
export function todayIndex(day: string): SearchIndex {
  const { day: heldDay, content: heldContent, issues: heldIssues, index: heldIndex } = held()
  const content = contentDir()
  const issues = shownIssues()
  const fits = heldDay === day && heldContent === content && heldIssues === issues
  if (heldIndex && fits && process.env.NODE_ENV !== 'development') return heldIndex
  const index = indexFor(day)
  Object.assign(held(), { day, content, issues, index })
  return index
}

/** Builds the index for a day in small steps, so that the process can serve requests in between. */
export async function prepareIndex(day: string): Promise<void> {
  const content = contentDir()
  const issues = shownIssues()
  const { builder, entries } = begin(day)
  for (const entry of entries) {
    builder.add(entry)
    await nextTurn()
  }
  Object.assign(held(), { day, content, issues, index: builder.finish() })
}
