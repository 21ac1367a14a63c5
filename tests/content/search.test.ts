import { beforeAll, expect, test } from 'vitest'
import { loadFacts } from '#lib/facts/load.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { SearchIndex } from '#lib/search/index/build-index.ts'
import { indexFor } from '#lib/search/index/today-index.ts'
import { search } from '#lib/search/search.ts'
import { suggest } from '#lib/search/suggest.ts'
import { readSearchWords } from '#lib/search/words/search-words.ts'
import { judge, ndcg, readJudgements, SETS } from '../search/ndcg.ts'

let index: SearchIndex

beforeAll(() => {
  index = indexFor('2026-11-30')
}, 60_000)

function found(query: string, locale: Locale): string[] {
  return search(query, index, locale).hits.map(({ path }) => path)
}

test.each([
  ['judgements', 300, 0.95],
  ['second-set', 70, 0.93],
  ['third-set', 480, 0.92],
  ['unseen', 80, 0.89],
  ['mistyped', 60, 0.92],
] as const)(
  'the queries of %s, at least %i, find what people judged to be their answers: %d',
  (set, queries, least) => {
    const judged = judge(index, set)
    const mean = judged.reduce((sum, { score }) => sum + score, 0) / judged.length
    expect(judged.length).toBeGreaterThanOrEqual(queries)
    expect(mean).toBeGreaterThanOrEqual(least)
  },
  60_000,
)

test('the measure is 1 for the best order, less for a worse one and 0 for none', () => {
  const answers = { '/a': 3, '/b': 1 }
  expect(ndcg(['/a', '/b'], answers)).toBe(1)
  expect(ndcg(['/b', '/a'], answers)).toBeLessThan(1)
  expect(ndcg(['/x', '/y'], answers)).toBe(0)
})

test('every judged answer is a page that can be found', () => {
  const all = SETS.flatMap((set) => readJudgements(set))
  const paths = all.flatMap(({ answers }) => Object.keys(answers))
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
    ({ id, words, together }) => words.length + together.length === 0 && !loadFacts().terms.has(id),
  )
  expect(silent).toEqual([])
})

test('the concepts that together mean another one are known and have a phrase', () => {
  const { concepts } = readSearchWords()
  const said = new Set([
    ...loadFacts().terms.keys(),
    ...concepts.flatMap(({ id, words }) => (words.length > 0 ? [id] : [])),
  ])
  const parts = concepts.flatMap(({ together }) => together.flat())
  expect(parts.filter((id) => !said.has(id))).toEqual([])
})

test.each([
  ['виза для супруги', 'ru', '/facts/family-visa-who'],
  ['visa for my daughter', 'en', '/guides/bringing-family'],
  ['сколько стоит тест по казахскому', 'ru', '/facts/fee-screening-test'],
  ['документы на рвп', 'ru', '/facts/trp-papers'],
  ['b8 visa price', 'en', '/facts/fee-b8-abroad'],
  ['туыстарды шақыру', 'kk', '/guides/bringing-family'],
] as const)('two concepts of %s in %s together lead to %s', (query, locale, path) => {
  const paths = found(query, locale).map((address) => address.split('#')[0])
  expect(paths.slice(0, 3)).toContain(path)
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
  ['43250', 'ru', '/facts/overstay-fine'],
  ['43\u202f250тг', 'kk', '/facts/overstay-fine'],
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
  ['Indian citizen PR', 'en', 'IN'],
  ['документы американцу', 'ru', 'US'],
  ['гражданка Узбекистана', 'ru', 'UZ'],
  ['ресей азаматы', 'kk', 'RU'],
  ['қытай', 'kk', 'CN'],
  ['South Korea', 'en', 'KR'],
  ['turkmenistan', 'ru', 'TM'],
] as const)('%s in %s leads to the rules for the citizens of %s', (query, locale, code) => {
  const paths = found(query, locale)
  expect(paths.slice(0, 3)).toContain(`/countries/${code.toLowerCase()}`)
  expect(paths).toContain(`/plan?citizenship=${code}`)
})

test.each([
  ['узбек внж', 'ru', 'UZ'],
  ['Германия', 'ru', 'DE'],
  ['indian citizen', 'en', 'IN'],
  ['US passport', 'en', 'US'],
  ['moving from the us', 'en', 'US'],
  ['түрік азаматына ықтиярхат', 'kk', 'TR'],
  ['узбекский паспорт', 'ru', 'UZ'],
  ['grazhdanin kitaya', 'ru', 'CN'],
  ['uthvfybz', 'ru', 'DE'],
  ['ozbekstan azamaty', 'kk', 'UZ'],
] as const)('%s in %s: the first page is that of the citizens of %s', (query, locale, code) => {
  expect(found(query, locale)[0]).toBe(`/countries/${code.toLowerCase()}`)
})

test('“us” is a country only beside a word that says so', () => {
  expect(found('tell us about the fee', 'en')).not.toContain('/countries/us')
})

test.each([
  ['calculator days', 'en', '/tools/timeline'],
  ['калькулятор сроков', 'ru', '/tools/timeline'],
  ['посчитать расходы', 'ru', '/tools/costs'],
  ['чек лист', 'ru', '/tools/checklist'],
  ['құжаттар тізімін басып шығару', 'kk', '/tools/checklist'],
  ['менің жоспарым', 'kk', '/plan'],
  ['find my route to residence', 'en', '/tools/route'],
  ['ЦОН Алматы', 'ru', '/offices'],
  ['migration police almaty', 'en', '/offices'],
  ['1414', 'ru', '/offices'],
  ['куда позвонить', 'ru', '/offices'],
  ['көші-қон қызметі мекенжайы', 'kk', '/offices'],
  ['stories', 'en', '/heroes'],
  ['истории успеха', 'ru', '/heroes'],
  ['предложить героя', 'ru', '/recommend'],
  ['monthly letter', 'en', '/newsletter'],
  ['рассылка', 'ru', '/newsletter'],
  ['миграционный юрист интервью', 'ru', '/people/aigerim-khandullayeva'],
  ['слабовидящие', 'ru', '/accessibility'],
  ['удалить мои данные', 'ru', '/privacy'],
  ['list of countries', 'en', '/countries'],
] as const)('%s in %s finds %s among the first three', (query, locale, path) => {
  const paths = found(query, locale).map((address) => address.split('#')[0])
  expect(paths.slice(0, 3)).toContain(path)
})

test.each([
  ['без визы', 'виза', 'ru'],
  ['without a visa', 'visa', 'en'],
  ['без прописки', 'прописка', 'ru'],
] as const)('“%s” is not read as “%s”', (negated, plain, locale) => {
  const conceptsOf = (query: string) => search(query, index, locale).query.concepts
  expect(conceptsOf(negated)).not.toEqual(conceptsOf(plain))
})

test.each([
  ['5,7 млн тенге', 'ru', '/facts/solvency-amount'],
  ['5.7 million tenge', 'en', '/facts/solvency-amount'],
  ['17300,00 ₸', 'ru', '/facts/fee-prp'],
  ['17\u3000300', 'kk', '/facts/fee-prp'],
] as const)('%s in %s leads to %s', (query, locale, path) => {
  const paths = found(query, locale).map((address) => address.split('#')[0])
  expect(paths.slice(0, 3)).toContain(path)
})

test('a query that names two countries leads to the plan with none of them chosen', () => {
  const paths = found('гражданин Индии живу в Турции', 'ru')
  expect(paths).toContain('/plan')
})

test.each([
  ['гос пошлина', 'ru', '/facts/fee-prp'],
  ['видна жительство', 'ru', '/guides/the-card'],
  ['турактытуру рухсат', 'kk', '/guides/overview'],
  ['ықтияр хат', 'kk', '/guides/the-card'],
  ['viza v8', 'ru', '/facts/visa-b8-days'],
  ['виза б8', 'ru', '/facts/visa-b8-days'],
  ['фото 3.5', 'ru', '/facts/photo-width'],
  ['3,5', 'en', '/facts/photo-width'],
  ['1320 мрп', 'ru', '/facts/solvency-amount'],
  ['истории', 'ru', '/heroes'],
  ['unsubscribe', 'en', '/newsletter'],
  ['my plan', 'en', '/plan'],
  ['шығын калькуляторы', 'kk', '/tools/costs'],
] as const)('%s in %s, however written, finds %s among the first three', (query, locale, path) => {
  const paths = found(query, locale).map((address) => address.split('#')[0])
  expect(paths.slice(0, 3)).toContain(path)
})

test.each([
  ['1320', 'en'],
  ['гражданка', 'ru'],
  ['гражданкой Казахстана', 'ru'],
  ['landlords', 'en'],
  ['ықтиярхатсыз', 'kk'],
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
