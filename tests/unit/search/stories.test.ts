import { expect, test } from 'vitest'
import { makeIndexBuilder, type SearchIndex } from '#lib/search/index/build-index.ts'
import type { Entry } from '#lib/search/index/entries.ts'
import { search } from '#lib/search/search.ts'
import { suggest } from '#lib/search/suggest.ts'
import { readConcepts } from '#lib/search/words/concepts.ts'
import type { SearchWords } from '#lib/search/words/search-words.ts'

const NO_WORDS: SearchWords = { concepts: [], citizens: [], asked: [], situations: [], pages: [] }

function page(path: string, kind: Entry['kind'], title: string, text: string): Entry {
  return { path, kind, locale: 'en', title, sections: [{ heading: '', text }], asked: [] }
}

function makeIndex(): SearchIndex {
  const builder = makeIndexBuilder(readConcepts([], NO_WORDS), NO_WORDS)
  builder.add(page('/heroes/librarian', 'story', 'A library for everybody', 'Aliya lends books.'))
  builder.add(page('/guides/books', 'guide', 'Books to read', 'Where a library lends books.'))
  return builder.finish()
}

function found(stories?: ReadonlySet<string>): string[] {
  return search('library books', makeIndex(), 'en', stories).hits.map(({ path }) => path)
}

test('a story is found while the person’s consent is given', () => {
  expect(found(new Set(['/heroes/librarian']))).toContain('/heroes/librarian')
})

test('a story without consent is not found, neither its title nor its text', () => {
  expect(found(new Set())).toEqual(['/guides/books'])
  expect(found()).toEqual(['/guides/books'])
  expect(JSON.stringify(search('Aliya', makeIndex(), 'en').hits)).not.toContain('librarian')
})

test('a story is not suggested, since suggestions are cached', () => {
  const paths = suggest('librar', makeIndex(), 'en').map(({ path }) => path)
  expect(paths).toEqual(['/guides/books'])
})

test('a letter of the archive is found by its words', () => {
  const builder = makeIndexBuilder(readConcepts([], NO_WORDS), NO_WORDS)
  builder.add(page('/newsletter/2026-11-01', 'letter', 'News of November', 'The index changes.'))
  const { hits } = search('index changes', builder.finish(), 'en')
  expect(hits).toMatchObject([{ path: '/newsletter/2026-11-01', kind: 'letter' }])
})
