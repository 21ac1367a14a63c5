import { beforeAll, expect, test } from 'vitest'
import { loadFacts } from '#lib/facts/load.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { SearchIndex } from '#lib/search/index/build-index.ts'
import { indexFor } from '#lib/search/index/today-index.ts'
import { search } from '#lib/search/search.ts'
import { suggest } from '#lib/search/suggest.ts'
import { readSearchWords } from '#lib/search/words/search-words.ts'
import { judge, ndcg, readJudgements } from '../search/ndcg.ts'

let index: SearchIndex

beforeAll(() => {
  index = indexFor('2026-11-30')
}, 60_000)

function found(query: string, locale: Locale): string[] {
  return search(query, index, locale).hits.map(({ path }) => path)
}

test('the judged queries find what people judged to be their answers', () => {
  const judged = judge(index)
  const mean = judged.reduce((sum, { score }) => sum + score, 0) / judged.length
  expect(judged.length).toBeGreaterThanOrEqual(150)
  expect(mean).toBeGreaterThanOrEqual(0.9)
}, 60_000)

test('the measure is 1 for the best order, less for a worse one and 0 for none', () => {
  const answers = { '/a': 3, '/b': 1 }
  expect(ndcg(['/a', '/b'], answers)).toBe(1)
  expect(ndcg(['/b', '/a'], answers)).toBeLessThan(1)
  expect(ndcg(['/x', '/y'], answers)).toBe(0)
})

test('every judged answer is a page that can be found', () => {
  const paths = readJudgements().flatMap(({ answers }) => Object.keys(answers))
  expect(paths.filter((path) => !index.entries.has(path))).toEqual([])
})

test('every page that content/search.yml names can be found', () => {
  const { concepts, asked } = readSearchWords()
  const named = [...concepts.flatMap(({ leads }) => leads), ...asked.map(({ path }) => path)]
  expect(named.filter((path) => !index.entries.has(path))).toEqual([])
})

test('a concept of content/search.yml is named once, and without words it is one of the glossary', () => {
  const { concepts } = readSearchWords()
  const ids = concepts.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const silent = concepts.filter(
    ({ id, words }) => words.length === 0 && !loadFacts().terms.has(id),
  )
  expect(silent).toEqual([])
})

test.each([
  ['МРП', 'ru'],
  ['АЕК', 'kk'],
  ['MCI', 'en'],
  ['mrp', 'ru'],
  ['vhg', 'ru'],
] as const)('%s is answered directly with today’s record', (query, locale) => {
  const [first] = search(query, index, locale).hits
  expect(first).toMatchObject({ path: '/facts/mci', fact: 'mci', direct: true })
})

test.each([
  ['5709000', 'en', '/facts/solvency-amount'],
  ['5 709 000 тенге', 'ru', '/facts/solvency-amount'],
  ['5.709.000 ₸', 'kk', '/facts/solvency-amount'],
  ['43250', 'ru', '/facts/unregistered-fine'],
  ['43\u202f250тг', 'kk', '/facts/unregistered-fine'],
  ['17,300', 'en', '/facts/fee-prp'],
  ['17300', 'kk', '/facts/fee-prp'],
  ['BHЖ', 'ru', '/guides/the-card'],
  ['PBП', 'ru', '/facts/trp-needed-first'],
  ['вид\u00ad на жит\u200bельство', 'ru', '/guides/the-card'],
] as const)('%s in %s finds %s among the first three', (query, locale, path) => {
  const paths = found(query, locale).map((address) => address.split('#')[0])
  expect(paths.slice(0, 3)).toContain(path)
})

test.each([
  ['1320', 'en'],
  ['аренда', 'ru'],
  ['штраф', 'ru'],
  ['passport', 'en'],
  ['ықтиярхат', 'kk'],
] as const)('%s in %s is not corrected into another word', (query, locale) => {
  expect(search(query, index, locale).didYouMean).toBeUndefined()
})

test('a hit leads to the heading of the part that answers, and marks the words in an excerpt', () => {
  const { hits } = search('landlord takes you off the register', index, 'en')
  const hit = hits.find(({ path }) => path.startsWith('/guides/housing-and-registration'))
  expect(hit?.path).toContain('#')
  expect(hit?.excerpt.some(({ marked }) => marked)).toBe(true)
})

test('each page is found once, in the reader’s own language where it has one', () => {
  for (const locale of LOCALES) {
    const { hits } = search('вид на жительство', index, locale)
    const pages = hits.map(({ path }) => path.split('#')[0])
    expect(new Set(pages).size).toBe(pages.length)
    const own = hits.filter((hit) => index.entries.get(hit.path.split('#')[0] ?? '')?.[locale])
    expect(own.every((hit) => hit.locale === locale)).toBe(true)
  }
})

test('every address of a hit has a heading with that id', () => {
  for (const { query, locale } of readJudgements().slice(0, 60)) {
    for (const hit of search(query, index, locale).hits) {
      const [path = '', id] = hit.path.split('#')
      const sections = index.entries.get(path)?.[hit.locale]?.sections ?? []
      expect(id === undefined || sections.some((section) => section.id === id)).toBe(true)
    }
  }
}, 60_000)

test('a query on the wrong layout is said to have been read so', () => {
  const { query } = search('dbl yf ;bntkmcndj', index, 'ru')
  expect(query).toMatchObject({ typed: 'dbl yf ;bntkmcndj', read: 'вид на жительство' })
})

test('a slip still finds, and the word of the texts is offered', () => {
  const { hits, didYouMean } = search('criminal recrod', index, 'en')
  expect(hits.slice(0, 3).map(({ path }) => path)).toContain('/facts/criminal-record-validity')
  expect(didYouMean).toBe('criminal record')
})

test.each(['asdfghjkl', 'йцфщвыжд', 'qqqq zzzz'])('%s finds nothing and does not fail', (query) => {
  expect(search(query, index, 'en').hits).toEqual([])
})

test.each([
  'x'.repeat(10_000),
  'виза '.repeat(2_000),
  ' '.repeat(1_000_000),
  '\u0000\u001b[2J\u202e',
  '(a+)+$ .* [^]{9999} \\',
  'title:* OR text:"', // query syntax of other engines
  '<script>alert(1)</script>',
  '%E0%A4%A',
  '\ud83d',
  'constructor __proto__ toString',
  '💸💸💸',
  "'; drop table search_misses; --",
])('a hostile query %# is answered', (query) => {
  for (const locale of LOCALES) {
    expect(search(query, index, locale).query.typed.length).toBeLessThanOrEqual(300)
    expect(suggest(query, index, locale).length).toBeLessThanOrEqual(6)
  }
})

test('while a word is being typed, pages that it may become are offered', () => {
  const offered = suggest('regis', index, 'en').map(({ path }) => path)
  expect(offered).toContain('/guides/arrive-and-register')
  expect(suggest('ықтия', index, 'kk').map(({ path }) => path)).toContain('/guides/the-card')
})

test('a term of the glossary that is all the query is explained', () => {
  expect(search('ВНЖ', index, 'ru').term).toBe('residence-card')
  expect(search('срок ВНЖ после отказа', index, 'ru').term).toBeUndefined()
})

test('words of a question that say nothing find nothing by themselves', () => {
  expect(found('казахстан', 'ru').length).toBeGreaterThan(0)
  expect(found('the of and', 'en').length).toBe(0)
})
