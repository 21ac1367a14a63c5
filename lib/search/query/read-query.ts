import type { SearchIndex } from '../index/build-index.ts'
import { conceptKey, findConcepts } from '../words/concepts.ts'
import { cleanQuery, isCyrillic, queryWords } from '../words/fold.ts'
import { otherLayouts } from '../words/keyboard.ts'
import { isFaintWord, isStopWord, soundsLikeStopWord } from '../words/stop-words.ts'
import type { Meaning, Reading } from '../words/vocabulary.ts'

/** One thing that a query asks for, with every key that says it and how well. */
export type Group = {
  keys: Map<string, number>
  /** Whether it stands in most questions and so tells little. */
  faint: boolean
  /** The concepts that its words say. */
  concepts: string[]
}

/** A query as it is understood. */
export type ReadQuery = {
  /** As typed, tidied. */
  typed: string
  /** As read: the same, or what it would be on another keyboard layout. */
  read: string
  words: QueryWord[]
  groups: Group[]
  /** The concepts that it names. */
  concepts: string[]
}

/** Keys surer than this may be part of a concept's phrase. */
const SURE = 0.44
/** What the words of a concept weigh beside the concept itself. */
const OWN_WORDS = 0.5

/** A typed word, and whether it says something about what is sought. */
export type QueryWord = Reading & { telling: boolean }

function readWords(text: string, { vocabulary }: SearchIndex, open: boolean): QueryWord[] {
  const words = queryWords(text)
  return words.map((word, index) => {
    const reading = vocabulary.read(word, open && index === words.length - 1)
    const exact = reading.meanings.some(({ weight }) => weight === 1)
    const stop = isStopWord(word) || (!exact && !isCyrillic(word) && soundsLikeStopWord(word))
    return { ...reading, telling: !stop }
  })
}

/** How much of a query the index knows, from 0 to 1. */
function sense(words: QueryWord[]): number {
  const values = words.map(({ telling, known, meanings }) => {
    if (!telling || known) return 1
    return (meanings[0]?.weight ?? 0) / 2
  })
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function best(meanings: Meaning[]): number {
  return Math.max(0, ...meanings.map(({ weight }) => weight))
}

function groupWords(
  telling: QueryWord[],
  { concepts }: SearchIndex,
): Pick<ReadQuery, 'groups' | 'concepts'> {
  const row = telling.map(
    ({ meanings }) => new Set(meanings.filter(({ weight }) => weight > SURE).map(({ key }) => key)),
  )
  const said = findConcepts(concepts, row)
  const groups: Group[] = []
  for (let at = 0; at < telling.length; at++) {
    const found = said.find(({ start, end }) => at >= start && at < end)
    if (found && found.start !== at) continue
    const words = telling.slice(at, found ? found.end : at + 1)
    const sure = Math.min(...words.map(({ meanings }) => best(meanings)))
    const keys = new Map<string, number>()
    const own = found ? OWN_WORDS / words.length : 1
    for (const { key, weight } of words.flatMap(({ meanings }) => meanings)) {
      keys.set(key, Math.max(keys.get(key) ?? 0, weight * own))
    }
    for (const concept of found?.concepts ?? []) keys.set(conceptKey(concept), sure)
    const faint = words.every(({ word }) => isFaintWord(word))
    if (keys.size > 0) groups.push({ keys, faint, concepts: found?.concepts ?? [] })
  }
  return { groups, concepts: said.flatMap((found) => found.concepts) }
}

/**
 * Reads a query: on the keyboard layout on which it makes most sense, word by word, with the
 * concepts that its words say. With `open` its last word may be unfinished.
 */
export function readQuery(raw: string, index: SearchIndex, open = false): ReadQuery {
  const typed = cleanQuery(raw)
  let read = typed
  let words = readWords(typed, index, open)
  const own = sense(words)
  for (const other of own < 0.9 ? otherLayouts(typed) : []) {
    const retyped = readWords(other, index, open)
    if (sense(retyped) > Math.max(own + 0.15, sense(words))) {
      read = other
      words = retyped
    }
  }
  const telling = words.filter((word) => word.telling)
  return {
    typed,
    read,
    words,
    // A query of empty words only, such as “who may”, is taken at its word.
    ...groupWords(telling.length > 0 ? telling : words.filter(({ known }) => known), index),
  }
}
