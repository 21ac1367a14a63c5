import type { SearchIndex } from '../index/build-index.ts'
import { findConcepts, formKey } from '../words/concepts.ts'
import { isNegation, isStopWord, NEGATION_KEY } from '../words/stop-words.ts'
import { keysOf } from '../words/words.ts'

/** Bounds of a word that may be two written as one, in letters. */
const MIN_LENGTH = 5
const MAX_LENGTH = 30
const MIN_PART_LENGTH = 3

/**
 * Joins words that were typed apart and parts those that were typed as one: “гос пошлина”,
 * “ықтияр хат”; “видна жительство”, “турактытуру”. Words that the texts use stay as they are.
 */
export function regroupWords(words: string[], index: SearchIndex): string[] {
  return partWords(joinWords(words.map(countryUs), index), index)
}

const AFTER_US = /^(?:citizens?|passports?|nationals?|documents?|embassy|resident|green|apostille)$/
const BEFORE_US = /^(?:the|from|in|with)$/

/** “us” is the country in “US passport”, “from the US”; in “tell us” it is a stop word. */
function countryUs(word: string, at: number, words: string[]): string {
  const isCountry = AFTER_US.test(words[at + 1] ?? '') || BEFORE_US.test(words[at - 1] ?? '')
  return word === 'us' && isCountry ? 'usa' : word
}

/** Joins two neighbours where the texts have their sum and not both of them. */
function joinWords(words: string[], { vocabulary }: SearchIndex): string[] {
  const joined: string[] = []
  for (let at = 0; at < words.length; at++) {
    const [word = '', next = ''] = words.slice(at, at + 2)
    const sum = word + next
    const isOne =
      next !== '' &&
      !/\p{N}/u.test(sum) &&
      !isStopWord(word) &&
      !isStopWord(next) &&
      vocabulary.has(sum) &&
      !(vocabulary.has(word) && vocabulary.has(next))
    joined.push(isOne ? sum : word)
    if (isOne) at++
  }
  return joined
}

/** Parts a word that names nothing where that makes the words name a concept. */
function partWords(words: string[], index: SearchIndex): string[] {
  return words.flatMap((word, at) => {
    if (/^\d+$/.test(word)) return partNumber(word, index)
    if (word.length < MIN_LENGTH || word.length > MAX_LENGTH || isNamed(word, index)) return [word]
    for (let cut = 2; cut <= word.length - 2; cut++) {
      const parts = [word.slice(0, cut), word.slice(cut)]
      if (parts.every((part) => isPart(part, index)) && nameConcept(parts, words, at, index)) {
        return parts
      }
    }
    return [word]
  })
}

/** “90 180” is one number only if the site has it. */
function partNumber(word: string, { vocabulary }: SearchIndex): string[] {
  const parts = [word.slice(0, -3), word.slice(-3)]
  return !vocabulary.has(word) && parts.every((part) => vocabulary.has(part)) ? parts : [word]
}

function isNamed(word: string, { concepts }: SearchIndex): boolean {
  return (
    isStopWord(word) || [formKey(word), ...keysOf(word)].some((key) => concepts.patterns.has(key))
  )
}

function isPart(part: string, { vocabulary }: SearchIndex): boolean {
  return isStopWord(part) || (part.length >= MIN_PART_LENGTH && vocabulary.has(part))
}

/** Whether the parts of a word, with its neighbours, are a phrase for a concept. */
function nameConcept(
  parts: string[],
  words: string[],
  at: number,
  { concepts }: SearchIndex,
): boolean {
  const content = [...words.slice(0, at), ...parts, ...words.slice(at + 1)]
    .map((word, place) => ({ word, isPart: place === at || place === at + 1 }))
    .filter(({ word }) => isNegation(word) || !isStopWord(word))
  const row = content.map(
    ({ word }) => new Set(isNegation(word) ? [NEGATION_KEY] : [formKey(word), ...keysOf(word)]),
  )
  return findConcepts(concepts, row).some(
    ({ start, end }) => end - start > 1 && content.slice(start, end).some((one) => one.isPart),
  )
}
