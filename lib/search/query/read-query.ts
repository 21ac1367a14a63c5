import type { ConceptPair, SearchIndex } from '../index/build-index.ts'
import { conceptKey, findConcepts, formKey } from '../words/concepts.ts'
import { cleanQuery, queryWords } from '../words/fold.ts'
import { otherLayouts } from '../words/keyboard.ts'
import {
  isCommonWord,
  isNegation,
  isShortStopWord,
  isStopWord,
  lengthOf,
  NEGATION_KEY,
  soundsLikeStopWord,
} from '../words/stop-words.ts'
import type { Meaning, Reading } from '../words/vocabulary.ts'
import { regroupWords } from './regroup-words.ts'

/** One word or concept of a query, with all index keys that match it and their weights. */
export type Group = {
  keys: Map<string, number>
  /** The number of its words; a common word counts less. */
  size: number
  /** Whether it says what two others mean together. */
  isPair?: boolean
  /** Whether another group says what it means together with its neighbour. */
  isPart?: boolean
  /** Whether it occurs in most questions, so that it hardly distinguishes pages. */
  isCommon: boolean
  /** Whether most of the site is about it (`context` of a concept). */
  isContext: boolean
  /** The ids of the concepts whose pages answer. */
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
    const stop = isStopWord(word) || isShortStopWord(word) || (!exact && soundsLikeStopWord(word))
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
  { concepts, context, pairs }: SearchIndex,
): Pick<ReadQuery, 'groups' | 'concepts'> {
  const row = contentWords.map(({ word, isContent, meanings }) =>
    isNegation(word) && !isContent
      ? new Set([NEGATION_KEY])
      : new Set([
          formKey(word),
          ...meanings.filter(({ weight }) => weight > MIN_PHRASE_WEIGHT).map(({ key }) => key),
        ]),
  )
  const said = findConcepts(concepts, row)
  const groups: Group[] = []
  for (let at = 0; at < contentWords.length; at++) {
    const found = said.find(({ start, end }) => at >= start && at < end)
    if (found && found.start !== at) continue
    const words = contentWords
      .slice(at, found ? found.end : at + 1)
      .filter(({ word, isContent }) => isContent || !isNegation(word))
    if (words.length === 0) continue
    const sure = Math.min(...words.map(({ meanings }) => best(meanings)))
    const keys = new Map<string, number>()
    const own = found ? CONCEPT_WORDS_WEIGHT / words.length : 1
    for (const { key, weight } of words.flatMap(({ meanings }) => meanings)) {
      keys.set(key, Math.max(keys.get(key) ?? 0, weight * own))
    }
    for (const concept of found?.concepts ?? []) keys.set(conceptKey(concept), sure)
    // A phrase of such words names something of its own: “become a citizen”.
    const isPhrase = found !== undefined && words.length > 1
    const isCommon = !isPhrase && words.every(({ word }) => isCommonWord(word))
    const size = words.reduce((all, { word }) => all + lengthOf(word), 0)
    const named = found?.concepts ?? []
    const isContext = named.length > 0 && named.every((id) => context.has(id))
    if (keys.size > 0) groups.push({ keys, size, isCommon, isContext, concepts: named })
  }
  return { groups: pairConcepts(groups, pairs), concepts: said.flatMap((found) => found.concepts) }
}

/**
 * Adds the concept that two groups together mean: “виза”, “супруга” mean a family visa. Its pages
 * take the place of those that the two would lead to.
 */
function pairConcepts(groups: Group[], pairs: ConceptPair[]): Group[] {
  for (const { id, of } of pairs) {
    const [one, other] = of.map((concept) =>
      groups.findIndex(({ concepts }) => concepts.includes(concept)),
    )
    if (one === undefined || other === undefined || one < 0 || other < 0 || one === other) continue
    const meant: Group = {
      keys: new Map([[conceptKey(id), 1]]),
      size: 0,
      isCommon: false,
      isContext: false,
      isPair: true,
      concepts: [id],
    }
    const rest = groups.map((group, at) =>
      at === one || at === other ? { ...group, concepts: [], isPart: true } : group,
    )
    return [...rest, meant]
  }
  return groups
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
  const hasContent = words.some(({ isContent }) => isContent)
  const contentWords = words.filter(({ word, isContent }) => isContent || isNegation(word))
  return {
    typed,
    read,
    words,
    // If a query consists of stop words only, such as “who may”, search for those.
    ...groupWords(hasContent ? contentWords : words.filter(({ known }) => known), index),
  }
}
