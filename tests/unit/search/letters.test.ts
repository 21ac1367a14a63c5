import { describe, expect, test } from 'vitest'
import { missOf } from '#lib/search/misses.ts'
import { distance } from '#lib/search/words/distance.ts'
import { cleanQuery, foldWord, queryWords, splitWords } from '#lib/search/words/fold.ts'
import { otherLayouts } from '#lib/search/words/keyboard.ts'
import { soundOf, toCyrillic } from '#lib/search/words/sound.ts'
import { keyOf } from '#lib/search/words/words.ts'

test.each([
  ['әғқңөұүһі', 'агкноуухи'],
  ['платёж', 'платеж'],
  ['naïve', 'naive'],
  ['ıqtıar', 'iqtiar'],
])('%s without tails, dots and accents is %s', (word, folded) => {
  expect(foldWord(word)).toBe(folded)
})

test.each([
  ['Көші-қон', ['көші', 'қон']],
  ['bank’s certificate', ['bank', 'certificate']],
  ["zhitel'stvo", ['zhitelstvo']],
  ['028/у', ['028', 'у']],
  // The letter of a visa category becomes Latin.
  ['В8', ['b8']],
  ['В12-1', ['b12', '1']],
  // The first letter is Latin: it looks like the Cyrillic one.
  ['cправка', ['справка']],
  // Capitals of one alphabet typed for those of the other.
  ['BHЖ', ['внж']],
  ['PBП', ['рвп']],
  ['MPП', ['мрп']],
  ['AЕК', ['аек']],
  ['ЦOH', ['цон']],
  ['рassроrt', ['passport']],
  ['ТЕSТ', ['test']],
  // A number is one word, whatever its thousands separator.
  ['5709000', ['5709000']],
  ['5 709 000 ₸', ['5709000']],
  ['5\u00a0709\u202f000', ['5709000']],
  ['5,709,000', ['5709000']],
  ['5.709.000', ['5709000']],
  ["5'709'000", ['5709000']],
  ['17300,00', ['17300']],
  ['17 300.00 ₸', ['17300']],
  ['₸17,300.00', ['17300']],
  ['$3000', ['3000']],
  ['3000€', ['3000']],
  ['10 %', ['10']],
  ['5\u2009709\u3000000', ['5709000']],
  ['1.00', ['1']],
  ['01.00.2026', ['01', '00', '2026']],
  ['17 300 и 43 250', ['17300', 'и', '43250']],
  ['01.11.2026', ['01', '11', '2026']],
  ['в 2025 100 дней', ['в', '2025', '100', 'дней']],
  ['10%', ['10']],
  ['90дней', ['90', 'дней']],
  ['43250тг', ['43250', 'тг']],
  ['1st', ['1st']],
  ['2-й', ['2', 'й']],
  // Invisible characters are removed.
  ['жит\u00adель\u200bство', ['жительство']],
  ['В\u200dН\ufeffЖ', ['внж']],
  ['1\u2060320', ['1320']],
  ['кои\u0306', ['кой']],
  ['\u200b', []],
])('the words of %s', (text, words) => {
  expect(splitWords(text).map(({ word }) => word)).toEqual(words)
})

test.each([
  ['ru', ['жительство', 'жительства', 'жительством']],
  ['ru', ['регистрация', 'регистрации', 'регистрацией']],
  ['en', ['document', 'documents']],
  ['en', ['renewal', 'renewals']],
  ['kk', ['ықтиярхат', 'ықтиярхаттың', 'ыктиярхатка']],
] as const)('forms of a word in %s have one key: %s', (locale, forms) => {
  expect(new Set(forms.map((form) => keyOf(form, locale))).size).toBe(1)
})

describe('a word sounds the same in both scripts', () => {
  test.each([
    ['жительство', ['zhitelstvo', 'jitelstvo']],
    ['ықтиярхат', ['yqtiyarhat', 'yktiyarkhat', 'ıqtiarxat', 'iktiyarkhat']],
    ['регистрация', ['registraciya', 'registratsiya', 'registracia']],
    ['разрешение', ['razreshenie', 'razresheniye']],
    ['тұрақты', ['turaqty', 'turakty']],
    ['мекенжай', ['mekenzhay', 'mekenjai']],
    ['внж', ['vnzh', 'vnj']],
    ['цон', ['tson', 'con']],
    ['көші', ['koshi', 'köşi']],
    ['өтініш', ['otinish', 'ötinish']],
    ['платёжеспособность', ['platezhesposobnost']],
  ])('%s: %s', (word, spellings) => {
    for (const spelling of spellings) expect(soundOf(spelling)).toBe(soundOf(word))
  })
})

test.each([
  ['spravka', 'справка'],
  ['registratsiya', 'регистрация'],
  ['postoyannyy', 'постоянный'],
  ['razreshenie', 'разрешение'],
])('%s is read back as %s', (latin, cyrillic) => {
  expect(toCyrillic(latin)).toContain(cyrillic)
})

test.each([
  ['ntrcn', 'текст'],
  ['dbl yf ;bntkmcndj', 'вид на жительство'],
  ['DY:', 'внж'],
  ['руддщ', 'hello'],
  ['куышвутсу сфкв', 'residence card'],
  ['s0nbzh[fn', 'ықтиярхат'],
])('%s on another layout is %s', (typed, meant) => {
  expect(otherLayouts(typed)).toContain(meant)
})

test.each([
  ['refuse', 'refuse', 0],
  ['recrod', 'record', 1],
  ['виза', 'визы', 1],
  ['анкета', 'виза', 3],
])('from %s to %s are %i slips at most two', (a, b, slips) => {
  expect(distance(a, b, 2)).toBe(slips)
})

test.each([
  ['  two   words ', 'two words'],
  ['a\u0000b\u001b[31mc', 'a b [31mc'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['ＭＲＰ', 'MRP'],
  ['\ud800half', 'half'],
])('a query %j is read as %j', (raw, clean) => {
  expect(cleanQuery(raw)).toBe(clean)
})

test('a query is cut to a length that is answered in time', () => {
  expect(cleanQuery('word '.repeat(10_000)).length).toBeLessThanOrEqual(300)
  expect(cleanQuery(' '.repeat(1_000_000))).toBe('')
  expect(queryWords('a '.repeat(300)).length).toBeLessThanOrEqual(24)
  expect(queryWords('x'.repeat(300))[0]?.length).toBeLessThanOrEqual(40)
})

test.each([
  ['  Kite   Surfing ', 'kite surfing'],
  ['form 028', 'form 028'],
  ['name@example.org', undefined],
  ['+7 701 123 45 67', undefined],
  ['passport N12345678', undefined],
  ['паспорт 12-34', undefined],
  ['x'.repeat(61), undefined],
  ['', undefined],
])('of the query %j without result %j is counted', (query, counted) => {
  expect(missOf(query)).toBe(counted)
})
