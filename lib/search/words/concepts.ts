import type { Term } from '#lib/facts/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { citizenships } from '#lib/plan/countries/citizenship.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import { countryForms } from './country-forms.ts'
import { foldWord, isCyrillic, splitWords } from './fold.ts'
import type { SearchWords } from './search-words.ts'
import {
  hasCommonKey,
  isNegation,
  isShortStopWord,
  isStopWord,
  NEGATION_KEY,
} from './stop-words.ts'
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

/** Keys of this length say little: of a word that lost so many letters, only the form itself counts. */
const SHORT_KEY = 3
const MAX_CUT = 1

/** The key of one form of a word, as a phrase may need it: “Семей” shares its stem with “семья”. */
export function formKey(word: string): string {
  return `=${foldWord(word)}`
}

function isVague(word: string, key: string): boolean {
  const cut = word.length - key.length
  return key.length < SHORT_KEY ? cut > 0 : key.length === SHORT_KEY && cut > MAX_CUT
}

function wordsOf(phrase: string, locale: Locale): PhraseWord[] {
  const words = splitWords(phrase).map(({ word }) => {
    return { word, key: isNegation(word) ? NEGATION_KEY : keyOf(word, locale), locale }
  })
  const content = words.filter(
    ({ word }) => isNegation(word) || !(isStopWord(word) || isShortStopWord(word)),
  )
  return content.some(({ key }) => key !== NEGATION_KEY) ? content : words
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

function namesOf(code: string, locale: Locale): string[] {
  const name = countryName(code, locale)
  if (EVERYDAY_WORDS.includes(name)) return []
  return locale === 'ru' ? countryForms(name) : [name]
}

/** The keys of a phrase; undefined if it would be found in what says something else. */
function phraseKeys(words: PhraseWord[], anyForm: boolean): string[] | undefined {
  const [first] = words
  if (!first) return undefined
  if (words.length > 1 || anyForm) return words.map(({ key }) => key)
  if (hasCommonKey(first.word, first.key)) return undefined
  return [isVague(first.word, first.key) ? formKey(first.word) : first.key]
}

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
    /** `anyForm` if a word that lost most of its letters to the stemmer counts in all its forms. */
    concepts: { id: string; words: string[]; anyForm?: boolean }[]
    citizens?: SearchWords['citizens']
  },
): Concepts {
  const said = [
    ...[...terms].map((term) => ({ id: term.id, anyForm: true, phrases: phrasesOf(term) })),
    ...concepts.map(({ id, words, anyForm = false }) => ({
      id,
      anyForm,
      phrases: words.map((phrase): [string, Locale[]] => [phrase, localesOfPhrase(phrase)]),
    })),
    ...(citizens ? COUNTRY_CODES : []).map((code) => ({
      id: citizenshipConcept(code),
      anyForm: true,
      phrases: [
        ...LOCALES.flatMap((locale) =>
          namesOf(code, locale).map((name): [string, Locale[]] => [name, [locale]]),
        ),
        ...(citizens ?? [])
          .filter(({ country }) => country === code)
          .flatMap(({ words }) => words.flatMap(countryForms))
          .map((phrase): [string, Locale[]] => [phrase, localesOfPhrase(phrase)]),
      ],
    })),
  ]
  const patterns = new Map<string, Pattern[]>()
  const words: PhraseWord[] = []
  for (const { id, anyForm, phrases } of said) {
    for (const [phrase, locales] of phrases) {
      for (const locale of locales) {
        const phraseWords = wordsOf(phrase, locale)
        const keys = phraseKeys(phraseWords, anyForm)
        if (keys?.[0] === undefined) continue
        words.push(...phraseWords.filter(({ word }) => !isNegation(word)))
        const known = patterns.get(keys[0]) ?? []
        known.push({ concept: id, keys })
        patterns.set(keys[0], known)
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
 * Each word is given as the set of its possible keys, without stop words but with negations.
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
