import { expect, test } from 'vitest'
import { planAnswersIn, readSituations } from '#lib/search/plan-answers.ts'
import { readSearchWords } from '#lib/search/words/search-words.ts'

const situations = readSituations(readSearchWords())

test.each<[query: string, citizenship: string | undefined, group: string[]]>([
  ['married to a Kazakh citizen', undefined, ['spouse']],
  ['I am married to a citizen of Kazakhstan', undefined, ['spouse']],
  ['my wife is Kazakh, can I stay', undefined, ['spouse']],
  ['гражданин Китая', 'CN', []],
  ['Kazakh wife permanent residence', undefined, ['spouse']],
  ['вышла замуж за гражданина Казахстана', undefined, ['spouse']],
  ['замужем за казахстанцем ВНЖ', undefined, ['spouse']],
  ['у меня жена гражданка РК', undefined, ['spouse']],
  ['күйеуім Қазақстан азаматы', undefined, ['spouse']],
  ['Қазақстан азаматына тұрмысқа шықтым', undefined, ['spouse']],
  ['ребёнок гражданин Казахстана', undefined, ['child']],
  ['мама гражданка Казахстана', undefined, ['relative']],
  ['родился в Казахстане', undefined, ['compatriot']],
  ['қандас', undefined, ['ethnic']],
  ['кандасы из Узбекистана', 'UZ', ['ethnic']],
  ['казах из Китая', 'CN', ['ethnic']],
  ['беженец', undefined, ['refugee']],
  ['беженка из Украины', 'UA', ['refugee']],
  ['гражданин России ВНЖ', 'RU', []],
  ['я из Турции', 'TR', []],
  ['Turkey', 'TR', []],
  ['Indian citizen IT specialist', 'IN', ['it']],
  ['гражданам Кыргызстана', 'KG', []],
  ['Өзбекстан азаматы', 'UZ', []],
  ['Моңғолиядан келдім', 'MN', []],
  ['студент из Узбекистана', 'UZ', ['study']],
  ['переезд из Германии в Казахстан', 'DE', []],
])('“%s” fills the plan in with %s, %o', (query, citizenship, group) => {
  const found = planAnswersIn(query, situations)
  expect(found?.citizenship).toBe(citizenship)
  expect(found?.group ?? []).toEqual(group)
})

test.each([
  'гражданство Казахстана',
  'как получить ВНЖ в Казахстане',
  'Kazakh language test',
  'тест по казахскому языку',
  'экзамен с того года',
  'сколько стоит карта',
  'money on the account',
  'виза для граждан Китая и России',
  '',
  'a'.repeat(500),
])('“%s” says nothing of the reader', (query) => {
  expect(planAnswersIn(query, situations)?.group ?? []).toEqual([])
  expect(planAnswersIn(query, situations)?.citizenship).toBeUndefined()
})
