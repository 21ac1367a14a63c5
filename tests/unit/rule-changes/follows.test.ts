import { expect, test } from 'vitest'
import { followsInQuery, followWords, readFollows } from '#lib/rule-changes/follows.ts'

test.each([
  [{ guide: 'renewal' }, [{ kind: 'guide', target: 'renewal' }]],
  [{ fact: 'mci' }, [{ kind: 'fact', target: 'mci' }]],
  [{ country: 'ru' }, [{ kind: 'country', target: 'RU' }]],
  [{ country: 'Германия' }, [{ kind: 'country', target: 'DE' }]],
  [{ guide: 'no-such-guide', fact: '../mci', country: 'XX' }, []],
  [{ country: 'other', plan: 'utm_source=x' }, []],
  [{ plan: 'a'.repeat(2_000) }, []],
  [{ plan: `citizenship=RU&${'x'.repeat(1_000)}=1` }, []],
  [
    { fact: ['mci', 'mci', 'fee-prp'] },
    [
      { kind: 'fact', target: 'mci' },
      { kind: 'fact', target: 'fee-prp' },
    ],
  ],
  [{}, []],
])('the address %j asks to follow %j', (query, follows) => {
  expect(followsInQuery(query)).toEqual(follows)
})

test('a plan is kept as its answers alone, whatever stands beside them, and reads as itself', () => {
  const [plan] = followsInQuery({ plan: 'done=x&utm=1&place=abroad&citizenship=Россия' })
  expect(plan?.target).toMatch(/^citizenship=RU&place=abroad&plan=[a-z0-9]+$/)
  expect(readFollows([`plan:${plan?.target}`])).toEqual([plan])
})

test('a form follows at most five things, and nothing of another kind', () => {
  const facts = ['mci', 'fee-prp', 'fee-card', 'review-term', 'card-term', 'card-validity']
  expect(readFollows(facts.map((id) => `fact:${id}`))).toHaveLength(5)
  expect(readFollows(['', 'mci', 'person:anna', 'fact', ':', 'fact:'])).toEqual([])
})

test('what is followed has words and a page in the reader’s language', () => {
  expect(followWords({ kind: 'fact', target: 'mci' }, 'kk')).toEqual({
    words: '«Айлық есептік көрсеткіш (АЕК)» дерегі',
    path: '/kk/facts/mci',
  })
  expect(followWords({ kind: 'country', target: 'RU' }, 'ru')).toEqual({
    words: 'Правила для граждан страны: Россия',
    path: '/ru/countries/ru',
  })
  expect(followWords({ kind: 'plan', target: 'citizenship=DE&place=abroad' }, 'en')).toEqual({
    words: 'Your plan (citizenship: Germany)',
    path: '/en/plan?citizenship=DE&place=abroad',
  })
  // The guide may have gone since it was followed.
  expect(followWords({ kind: 'guide', target: 'gone' }, 'en').words).toBe('The guide “gone”')
})
