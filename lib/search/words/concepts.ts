import type { Term } from '#lib/facts/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { citizenships } from '#lib/plan/countries/citizenship.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import { isCyrillic, splitWords } from './fold.ts'
import type { SearchWords } from './search-words.ts'
import { isStopWord } from './stop-words.ts'
import { keyOf } from './words.ts'

/** One phrase for a concept: the keys of its words in order. */
type Pattern = { concept: string; keys: string[] }

/** A word of a phrase, with its key. */
export type PhraseWord = { word: string; key: string; locale: Locale }

/** The phrases of all concepts, by the key of their first word, longest first. */
export type Concepts = {
  patterns: Map<string, Pattern[]>
  /** The words of all phrases, for the vocabulary. */
  words: PhraseWord[]
}

/** The index key of a concept. No word contains a colon, so it cannot collide with a word's key. */
export function conceptKey(id: string): string {
  return `:${id}`
}

function localesOfPhrase(phrase: string): Locale[] {
  return isCyrillic(phrase) ? ['ru', 'kk'] : ['en']
}

function wordsOf(phrase: string, locale: Locale): PhraseWord[] {
  const words = splitWords(phrase).map(({ word }) => ({ word, key: keyOf(word, locale), locale }))
  const content = words.filter(({ word }) => !isStopWord(word))
  return content.length > 0 ? content : words
}

function phrasesOf(term: Term): [string, Locale[]][] {
  const said = LOCALES.flatMap((locale): [string, Locale[]][] => [
    [term.term[locale], [locale]],
    ...(term.abbreviation?.[locale]
      ? ([[term.abbreviation[locale], [...LOCALES]]] satisfies [string, Locale[]][])
      : []),
  ])
  return [
    ...said,
    ...(term.also ?? []).map((phrase): [string, Locale[]] => [phrase, localesOfPhrase(phrase)]),
  ]
}

/** The id of the concept of a country and its citizens; glossary ids have no capitals. */
function citizenshipConcept(code: string): string {
  return `citizenship-${code}`
}

/** The code of the country of which a concept is the citizenship. */
export function countryOfConcept(id: string): string | undefined {
  return /^citizenship-([A-Z]{2})$/.exec(id)?.[1]
}

/** Names of countries that are also words of every day: the Russian genitive of “that”. */
export const EVERYDAY_WORDS: readonly string[] = ['Того']

/** Every country but our own, whose name stands in most questions. */
const COUNTRY_CODES = citizenships(LOCALES[0])
  .map(({ code }) => code)
  .filter((code) => code !== 'KZ')

/** The ids of the concepts of all countries. */
export const CITIZENSHIP_CONCEPTS: readonly string[] = COUNTRY_CODES.map(citizenshipConcept)

/**
 * The concepts of the glossary and of `content/search.yml`, with all their phrases; those of the
 * countries only where `citizens` are given.
 */
export function readConcepts(
  terms: Iterable<Term>,
  {
    concepts,
    citizens,
  }: {
    concepts: Pick<SearchWords['concepts'][number], 'id' | 'words'>[]
    citizens?: SearchWords['citizens']
  },
): Concepts {
  const said = [
    ...[...terms].map((term) => ({ id: term.id, phrases: phrasesOf(term) })),
    ...concepts.map(({ id, words }) => ({
      id,
      phrases: words.map((phrase): [string, Locale[]] => [phrase, localesOfPhrase(phrase)]),
    })),
    ...(citizens ? COUNTRY_CODES : []).map((code) => ({
      id: citizenshipConcept(code),
      phrases: [
        ...LOCALES.map((locale): [string, Locale[]] => [
          countryName(code, locale),
          [locale],
        ]).filter(([name]) => !EVERYDAY_WORDS.includes(name)),
        ...(citizens ?? [])
          .filter(({ country }) => country === code)
          .flatMap(({ words }) => words)
          .map((phrase): [string, Locale[]] => [phrase, localesOfPhrase(phrase)]),
      ],
    })),
  ]
  const patterns = new Map<string, Pattern[]>()
  const words: PhraseWord[] = []
  for (const { id, phrases } of said) {
    for (const [phrase, locales] of phrases) {
      for (const locale of locales) {
        const phraseWords = wordsOf(phrase, locale)
        const [first] = phraseWords
        if (!first) continue
        words.push(...phraseWords)
        const known = patterns.get(first.key) ?? []
        known.push({ concept: id, keys: phraseWords.map(({ key }) => key) })
        patterns.set(first.key, known)
      }
    }
  }
  for (const known of patterns.values()) known.sort((a, b) => b.keys.length - a.keys.length)
  return { patterns, words }
}

/** Concepts that the words from `start` (inclusive) to `end` (exclusive) name. */
export type Said = { concepts: string[]; start: number; end: number }

/**
 * Finds the concepts that a sequence of words names, from left to right, preferring longer phrases.
 * Each word is given as the set of its possible keys, without stop words.
 */
export function findConcepts({ patterns }: Concepts, row: ReadonlySet<string>[]): Said[] {
  const found: Said[] = []
  for (let start = 0; start < row.length; ) {
    let longest = 0
    const concepts = new Set<string>()
    for (const key of row[start] ?? []) {
      for (const { concept, keys } of patterns.get(key) ?? []) {
        if (keys.length < longest) break
        if (!keys.every((part, index) => row[start + index]?.has(part))) continue
        if (keys.length > longest) concepts.clear()
        longest = keys.length
        concepts.add(concept)
      }
    }
    if (longest > 0) found.push({ concepts: [...concepts], start, end: start + longest })
    start += Math.max(1, longest)
  }
  return found
}
