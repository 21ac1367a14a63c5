import MiniSearch from 'minisearch'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { type Concepts, conceptKey, findConcepts } from '../words/concepts.ts'
import { splitWords } from '../words/fold.ts'
import type { SearchWords } from '../words/search-words.ts'
import { isStopWord } from '../words/stop-words.ts'
import { makeVocabulary, type Vocabulary } from '../words/vocabulary.ts'
import { type KeyedWord, keyOf } from '../words/words.ts'
import type { Entry } from './entries.ts'

/** What is searched: a part of a page, or one way of asking for it. */
export type Place = {
  entry: Entry
  section: number
  /** Of a way of asking: how many of its words say something. */
  asked?: number
}

const FIELDS = ['title', 'heading', 'asked', 'text', 'listed'] as const

type Document = { id: number } & Partial<Record<(typeof FIELDS)[number], string>>

/** How much more a word weighs in a title than in a text. */
const BOOST = { title: 4, heading: 2.5, asked: 3.5, text: 1, listed: 0.8 }

/** Score of one key at the places that have it. */
export type Scores = Map<number, number>

/** All that a search needs; made once a day, never changed by a search. */
export type SearchIndex = {
  places: Place[]
  /** The pages in each language, by address. */
  entries: Map<string, Partial<Record<Locale, Entry>>>
  concepts: Concepts
  /** Takes a text of the index apart, by its language. */
  tell: Record<Locale, Tell>
  /** The addresses that answer a concept, the best first, as editors named them. */
  leads: Map<string, string[]>
  vocabulary: Vocabulary
  /** How well each place fits a key. */
  score(key: string): Scores
}

/** The words of a text that say something, without the others. */
export type Tell = (text: string) => KeyedWord[]

/** The same words come up again and again, and stemming is dear: each is looked at once. */
function makeTell(locale: Locale): Tell {
  const known = new Map<string, string | undefined>()
  function keyOfTelling(word: string): string | undefined {
    if (known.has(word)) return known.get(word)
    const key = isStopWord(word) ? undefined : keyOf(word, locale)
    known.set(word, key)
    return key
  }
  return (text) =>
    splitWords(text).flatMap((found) => {
      const key = keyOfTelling(found.word)
      return key === undefined ? [] : [{ ...found, key }]
    })
}

function makeIndex(): MiniSearch<Document> {
  return new MiniSearch<Document>({
    fields: [...FIELDS],
    // Words were taken apart, stemmed and folded before, so that concepts could be found.
    tokenize: (keys) => keys.split(' '),
    processTerm: (key) => key || null,
    searchOptions: { boost: BOOST, prefix: false, fuzzy: false },
  })
}

/** Takes pages one by one and gives the index over them. */
export type IndexBuilder = { add(entry: Entry): void; finish(): SearchIndex }

/** An index to be filled with pages, which finds the concepts that their texts name. */
export function makeIndexBuilder(concepts: Concepts, words: SearchWords): IndexBuilder {
  const vocabulary = makeVocabulary()
  for (const { word, key, locale } of concepts.words) vocabulary.add(word, key, locale)
  const tell = { en: makeTell('en'), ru: makeTell('ru'), kk: makeTell('kk') }

  function analyse(text: string, locale: Locale): string {
    const telling = tell[locale](text)
    for (const { word, key } of telling) vocabulary.add(word, key, locale)
    const said = findConcepts(
      concepts,
      telling.map(({ key }) => new Set([key])),
    )
    const keys = said.flatMap((found) => found.concepts.map(conceptKey))
    return [...telling.map(({ key }) => key), ...keys].join(' ')
  }

  const index = makeIndex()
  const places: Place[] = []
  function place(fields: Omit<Document, 'id'>, at: Place): void {
    index.add({ id: places.length, ...fields })
    places.push(at)
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
      for (const phrase of entry.asked) {
        const asked = tell[locale](phrase).length
        place({ asked: analyse(phrase, locale) }, { entry, section: 0, asked })
      }
    },

    finish: () => ({
      places,
      entries,
      concepts,
      tell,
      leads: new Map(words.concepts.map((concept) => [concept.id, concept.leads])),
      vocabulary,
      score: (key) => new Map(index.search(key).map(({ id, score }) => [Number(id), score])),
    }),
  }
}

/** The languages of a page, the reader's first. */
export function localesFor(locale: Locale): Locale[] {
  return [locale, ...LOCALES.filter((other) => other !== locale)]
}
