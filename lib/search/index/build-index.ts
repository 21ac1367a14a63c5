import MiniSearch from 'minisearch'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { readSituations, type Situations } from '../plan-answers.ts'
import {
  CITIZENSHIP_CONCEPTS,
  type Concepts,
  conceptKey,
  countryOfConcept,
  findConcepts,
  formKey,
} from '../words/concepts.ts'
import { splitWords } from '../words/fold.ts'
import type { SearchWords } from '../words/search-words.ts'
import { isNegation, isStopWord, lengthOf, NEGATION_KEY } from '../words/stop-words.ts'
import { makeVocabulary, type Vocabulary } from '../words/vocabulary.ts'
import { type KeyedWord, keyOf } from '../words/words.ts'
import type { Entry } from './entries.ts'

/** A searchable unit: a section of a page, its title, or an example question for the page. */
export type Place = {
  entry: Entry
  section: number
  /** For a title or an example question: its length in words, see `lengthOf`. */
  asked?: number
  isTitle?: boolean
}

/** Where the rules for the citizens of a country stand: its page, if it has one, the plan, who may apply. */
function citizenshipLeads(concept: string): string[] {
  return [
    `/countries/${countryOfConcept(concept)?.toLowerCase()}`,
    '/plan',
    '/guides/who-can-apply',
  ]
}

const FIELDS = ['title', 'heading', 'asked', 'text', 'listed'] as const

type Document = { id: number } & Partial<Record<(typeof FIELDS)[number], string>>

/** The weight of a match by field. */
const FIELD_WEIGHTS = { title: 4, heading: 1.75, asked: 3.5, text: 1, listed: 0.8 }

/** A concept that two others together mean. */
export type ConceptPair = { id: string; of: readonly [string, string] }

/** The scores of one key, by the id of the place. */
export type Scores = Map<number, number>

/** The search index. Built once a day; a search does not change it. */
export type SearchIndex = {
  places: Place[]
  /** The pages in each language, by path. */
  entries: Map<string, Partial<Record<Locale, Entry>>>
  concepts: Concepts
  /** Splits a text of the index into keyed words, by its language. */
  contentWords: Record<Locale, SplitContentWords>
  /** The paths that the editors chose for a concept, best first. */
  leads: Map<string, string[]>
  /** The ids of the concepts that most of the site is about. */
  context: ReadonlySet<string>
  /** Pairs of concepts that together mean a third. */
  pairs: ConceptPair[]
  vocabulary: Vocabulary
  /** Phrases that name an answer to the plan. */
  situations: Situations
  /** Looks a key up: its score at each matching place. */
  score(key: string): Scores
}

/** Returns the words of a text without stop words, with their keys. */
export type SplitContentWords = (text: string) => KeyedWord[]

/** Caches the key of each word: stemming is slow, and the same words occur again and again. */
function makePhraseWords(locale: Locale): SplitContentWords {
  const known = new Map<string, string | undefined>()
  function keyOfContentWord(word: string): string | undefined {
    if (known.has(word)) return known.get(word)
    const stop = isNegation(word) ? NEGATION_KEY : undefined
    const key = isStopWord(word) ? stop : keyOf(word, locale)
    known.set(word, key)
    return key
  }
  return (text) =>
    splitWords(text).flatMap((found) => {
      const key = keyOfContentWord(found.word)
      return key === undefined ? [] : [{ ...found, key }]
    })
}

function withoutNegations(split: SplitContentWords): SplitContentWords {
  return (text) => split(text).filter(({ key }) => key !== NEGATION_KEY)
}

function makeIndex(): MiniSearch<Document> {
  return new MiniSearch<Document>({
    fields: [...FIELDS],
    // The texts are already split, stemmed and folded, because concepts are found by keys.
    tokenize: (keys) => keys.split(' '),
    processTerm: (key) => key || null,
    searchOptions: { boost: FIELD_WEIGHTS, prefix: false, fuzzy: false },
  })
}

/** Builds an index from entries added one by one. */
export type IndexBuilder = { add(entry: Entry): void; finish(): SearchIndex }

/** Creates an index builder that also indexes the concepts that the texts name. */
export function makeIndexBuilder(concepts: Concepts, words: SearchWords): IndexBuilder {
  const vocabulary = makeVocabulary()
  for (const { word, key, locale } of concepts.words) vocabulary.add(word, key, locale)
  const phraseWords = {
    en: makePhraseWords('en'),
    ru: makePhraseWords('ru'),
    kk: makePhraseWords('kk'),
  }
  const contentWords = {
    en: withoutNegations(phraseWords.en),
    ru: withoutNegations(phraseWords.ru),
    kk: withoutNegations(phraseWords.kk),
  }

  function analyse(text: string, locale: Locale): string {
    const all = phraseWords[locale](text)
    const said = findConcepts(
      concepts,
      all.map(({ word, key }) => new Set([key, formKey(word)])),
    )
    const keyed = all.filter(({ key }) => key !== NEGATION_KEY)
    for (const { word, key } of keyed) vocabulary.add(word, key, locale)
    const keys = said.flatMap((found) => found.concepts.map(conceptKey))
    return [...keyed.map(({ key }) => key), ...keys].join(' ')
  }

  const index = makeIndex()
  const places: Place[] = []
  function place(fields: Omit<Document, 'id'>, at: Place): void {
    index.add({ id: places.length, ...fields })
    places.push(at)
  }

  function phraseLength(phrase: string, locale: Locale): number {
    return contentWords[locale](phrase).reduce((all, { word }) => all + lengthOf(word), 0)
  }

  const entries: SearchIndex['entries'] = new Map()
  return {
    add(entry) {
      const { locale, path } = entry
      entries.set(path, { ...entries.get(path), [locale]: entry })
      entry.sections.forEach(({ heading, text, listed = '' }, section) => {
        const fields = {
          ...(section === 0 && { title: analyse(entry.title, locale) }),
          heading: analyse(heading, locale),
          text: analyse(text, locale),
          listed: analyse(listed, locale),
        }
        place(fields, { entry, section })
      })
      for (const phrase of [entry.title, ...entry.asked]) {
        const asked = phraseLength(phrase, locale)
        const isTitle = phrase === entry.title
        place({ asked: analyse(phrase, locale) }, { entry, section: 0, asked, isTitle })
      }
    },

    finish: () => ({
      places,
      entries,
      concepts,
      contentWords,
      leads: new Map([
        ...words.concepts.map(({ id, leads }) => [id, leads] as const),
        ...CITIZENSHIP_CONCEPTS.map((id) => [id, citizenshipLeads(id)] as const),
      ]),
      context: new Set(words.concepts.filter(({ context }) => context).map(({ id }) => id)),
      pairs: words.concepts.flatMap(({ id, together }) => together.map((of) => ({ id, of }))),
      vocabulary,
      situations: readSituations(words),
      score: (key) => new Map(index.search(key).map(({ id, score }) => [Number(id), score])),
    }),
  }
}

/** All languages, the reader's own first. */
export function localesFor(locale: Locale): Locale[] {
  return [locale, ...LOCALES.filter((other) => other !== locale)]
}
