import type { SearchIndex } from '../index/build-index.ts'
import { conceptKey, findConcepts } from '../words/concepts.ts'
import { cleanQuery, isCyrillic, queryWords } from '../words/fold.ts'
import { otherLayouts } from '../words/keyboard.ts'
import { isCommonWord, isStopWord, soundsLikeStopWord } from '../words/stop-words.ts'
import type { Meaning, Reading } from '../words/vocabulary.ts'
import { regroupWords } from './regroup-words.ts'

/** One word or concept of a query, with all index keys that match it and their weights. */
export type Group = {
  keys: Map<string, number>
  /** Whether it occurs in most questions, so that it hardly distinguishes pages. */
  isCommon: boolean
  /** The ids of the concepts that its words name. */
  concepts: string[]
}

/** A parsed query. */
export type ReadQuery = {
  /** The query as typed, normalized. */
  typed: string
  /** The query as interpreted: `typed`, or the same keys on another keyboard layout. */
  read: string
  words: QueryWord[]
  groups: Group[]
  /** The ids of the concepts that the query names. */
  concepts: string[]
}

/** The minimum weight of a key that may be part of a concept's phrase. */
const MIN_PHRASE_WEIGHT = 0.44
/** The weight of a concept's single words relative to the concept. */
const CONCEPT_WORDS_WEIGHT = 0.5

/** A typed word; `isContent` unless it is a stop word. */
export type QueryWord = Reading & { isContent: boolean }

function readWords(text: string, index: SearchIndex, open: boolean): QueryWord[] {
  const { vocabulary } = index
  const words = regroupWords(queryWords(text), index)
  return words.map((word, at) => {
    const reading = vocabulary.read(word, open && at === words.length - 1)
    const exact = reading.meanings.some(({ weight }) => weight === 1)
    const stop = isStopWord(word) || (!exact && !isCyrillic(word) && soundsLikeStopWord(word))
    return { ...reading, isContent: !stop }
  })
}

/** The share of a query that the index knows, from 0 to 1; used to choose the keyboard layout. */
function sense(words: QueryWord[]): number {
  const values = words.map(({ isContent, known, meanings }) => {
    if (!isContent || known) return 1
    return (meanings[0]?.weight ?? 0) / 2
  })
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function best(meanings: Meaning[]): number {
  return Math.max(0, ...meanings.map(({ weight }) => weight))
}

function groupWords(
  contentWords: QueryWord[],
  { concepts }: SearchIndex,
): Pick<ReadQuery, 'groups' | 'concepts'> {
  const row = contentWords.map(
    ({ meanings }) =>
      new Set(meanings.filter(({ weight }) => weight > MIN_PHRASE_WEIGHT).map(({ key }) => key)),
  )
  const said = findConcepts(concepts, row)
  const groups: Group[] = []
  for (let at = 0; at < contentWords.length; at++) {
    const found = said.find(({ start, end }) => at >= start && at < end)
    if (found && found.start !== at) continue
    const words = contentWords.slice(at, found ? found.end : at + 1)
    const sure = Math.min(...words.map(({ meanings }) => best(meanings)))
    const keys = new Map<string, number>()
    const own = found ? CONCEPT_WORDS_WEIGHT / words.length : 1
    for (const { key, weight } of words.flatMap(({ meanings }) => meanings)) {
      keys.set(key, Math.max(keys.get(key) ?? 0, weight * own))
    }
    for (const concept of found?.concepts ?? []) keys.set(conceptKey(concept), sure)
    const isCommon = words.every(({ word }) => isCommonWord(word))
    if (keys.size > 0) groups.push({ keys, isCommon, concepts: found?.concepts ?? [] })
  }
  return { groups, concepts: said.flatMap((found) => found.concepts) }
}

/**
 * Parses a query: chooses the keyboard layout that makes most sense, looks up each word, and finds
 * the concepts that the words name.
 *
 * @param open whether the last word may be unfinished
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
  const contentWords = words.filter((word) => word.isContent)
  return {
    typed,
    read,
    words,
    // If a query consists of stop words only, such as “who may”, search for those.
    ...groupWords(
      contentWords.length > 0 ? contentWords : words.filter(({ known }) => known),
      index,
    ),
  }
}
