import { expect, test } from 'vitest'
import { isMet } from '#lib/plan/checklist/is-met.ts'
import { CONDITIONS, type Condition } from '#lib/plan/checklist/step-schema.ts'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { answered, makeBook } from '../../../factories/made-plan.ts'

const DAY = '2026-11-23'

const CASES: [Condition, ToolQuery, boolean | undefined, string][] = [
  ['long-stay', { citizenship: 'RU' }, true, 'as long as anybody'],
  ['long-stay', { citizenship: 'UA' }, true, 'outside the union, but as long'],
  ['long-stay', { citizenship: 'TJ' }, undefined, 'fewer days, by a list that is partly old'],
  ['long-stay', { citizenship: 'DE' }, undefined, 'fewer days, by a list that is partly old'],
  ['long-stay', { citizenship: 'AF' }, false, 'only with a visa'],
  ['long-stay', { citizenship: 'UZ' }, undefined, 'an agreement whose days are not known'],
  ['long-stay', { citizenship: 'BA' }, undefined, 'nothing known'],
  ['long-stay', { citizenship: 'other' }, undefined, 'not in the list'],
  ['long-stay', {}, undefined, 'not said'],
  ['needs-visa', { citizenship: 'RU' }, false, 'an agreement'],
  ['needs-visa', { citizenship: 'DE' }, true, 'a visa from inside the country'],
  ['needs-visa', { citizenship: 'AF' }, true, 'a visa from a consulate'],
  ['needs-visa', { citizenship: 'BA' }, undefined, 'nothing known'],
  ['needs-visa', { citizenship: 'KZ' }, undefined, 'a citizen of Kazakhstan'],
  ['needs-visa', { citizenship: 'other' }, undefined, 'not in the list'],
  ['needs-visa', {}, undefined, 'not said'],
  ['needs-visa', { citizenship: 'RU', group: 'ethnic' }, false, 'an agreement, whoever it is'],
  ['needs-visa', { citizenship: 'DE', group: 'ethnic' }, undefined, 'any visa, but perhaps one'],
  ['needs-visa', { group: 'ethnic' }, undefined, 'any visa, but perhaps one'],
  ['needs-visa', { citizenship: 'AF', group: 'refugee' }, false, 'who-refugee names no visa'],
  ['needs-visa', { citizenship: 'IN', group: 'it' }, undefined, 'another visa'],
  ['needs-visa', { citizenship: 'IN', group: 'investor' }, undefined, 'another visa'],
  ['needs-visa', { citizenship: 'IN', group: 'profession' }, undefined, 'another visa'],
  ['needs-visa', { citizenship: 'DE', group: 'compatriot' }, true, 'a group without a legal basis'],
  ['needs-stamp', { citizenship: 'DE' }, true, 'an apostille'],
  ['needs-stamp', { citizenship: 'AF' }, true, 'legalisation'],
  ['needs-stamp', { citizenship: 'RU' }, false, 'a treaty'],
  ['needs-stamp', { citizenship: 'KZ' }, false, 'papers from here'],
  ['needs-stamp', { citizenship: 'AF', group: 'refugee' }, false, 'the state that was fled'],
  ['needs-stamp', { citizenship: 'VA' }, undefined, 'the lists disagree'],
  ['needs-stamp', { citizenship: 'other' }, undefined, 'not in the list'],
  ['needs-stamp', {}, undefined, 'not said'],
  ['rents', { home: 'rent' }, true, 'rented'],
  ['rents', { home: 'host' }, false, 'a host'],
  ['rents', { home: 'own' }, false, 'an own home'],
  ['rents', {}, undefined, 'not said'],
  ['hosted', { home: 'host' }, true, 'a host'],
  ['hosted', { home: 'rent' }, false, 'rented'],
  ['hosted', {}, undefined, 'not said'],
  ['owns', { home: 'own' }, true, 'an own home'],
  ['owns', { home: 'rent' }, false, 'rented'],
  ['owns', {}, undefined, 'not said'],
  ['family', {}, false, 'nobody said: counted for one person'],
  ['family', { adults: '1' }, true, 'somebody grown'],
  ['family', { children: '1' }, true, 'somebody younger'],
  ['grown-family', { adults: '2' }, true, 'two grown'],
  ['grown-family', { children: '2' }, false, 'two younger'],
  ['children', { children: '2' }, true, 'two younger'],
  ['children', { adults: '2' }, false, 'two grown'],
  ['shows-money', {}, true, 'no group'],
  ['shows-money', { group: ['investor', 'refugee'] }, true, 'groups that free from nothing'],
  ['shows-money', { group: ['investor', 'it'] }, false, 'one of two groups frees'],
  ['shows-money', { group: 'ethnic', adults: '1' }, true, 'free, but somebody grown comes along'],
  ['exempt', {}, false, 'no group'],
  ['exempt', { group: 'ethnic' }, true, 'an ethnic Kazakh'],
  ['exempt', { group: 'compatriot' }, true, 'once a citizen'],
  ['exempt', { group: 'profession' }, true, 'a profession in demand'],
  ['exempt', { group: 'it' }, true, 'an IT specialist'],
  ['exempt', { group: 'investor' }, false, 'an investor'],
  ['exempt', { group: 'refugee' }, false, 'a refugee'],
  ['profession', { group: ['it', 'profession'] }, true, 'among others'],
  ['profession', { group: 'it' }, false, 'another group'],
  ['profession', {}, false, 'no group'],
  ['own-state', {}, true, 'no refugee'],
  ['own-state', { group: ['refugee', 'spouse'] }, false, 'a refugee'],
  ['refugee', { group: 'refugee' }, true, 'a refugee'],
  ['refugee', {}, false, 'no refugee'],
  ['home-consent', {}, undefined, 'sources disagree'],
  ['home-consent', { group: 'refugee' }, false, 'a refugee'],
  ['home-consent', { citizenship: 'CN', group: 'ethnic' }, false, 'an ethnic Kazakh from China'],
  ['home-consent', { citizenship: 'MN', group: 'ethnic' }, undefined, 'one from elsewhere'],
  ['consent-age', {}, false, 'nobody'],
  ['consent-age', { children: '1' }, undefined, 'a child of an unknown age'],
  ['consent-age', { ages: '13,18' }, false, 'too young, too old'],
  ['consent-age', { ages: '14' }, true, 'old enough'],
  ['consent-age', { ages: '17' }, true, 'not grown yet'],
  ['not-owner', {}, undefined, 'not said'],
  ['not-owner', { home: 'own' }, false, 'an owner'],
  ['not-owner', { home: 'later' }, true, 'nobody’s tenant yet'],
  ['screening', {}, true, 'known to be due'],
  ['screening', { certificate: '2026-11-20' }, false, 'over'],
]

test.each(CASES)('%s for %j: %s (%s)', (condition, query, expected) => {
  expect(isMet(condition, answered(query), DAY)).toBe(expected)
})

test('every condition stands in the table', () => {
  expect(CONDITIONS.filter((condition) => !CASES.some(([one]) => one === condition))).toEqual([])
})

test('the longest stay is that of the ledger, and not known where the ledger is silent', () => {
  const german = answered({ citizenship: 'DE' })
  expect(isMet('long-stay', german, DAY, makeBook({ 'eaeu-stay': 30 }))).toBe(true)
  expect(isMet('long-stay', german, DAY, makeBook({ 'eaeu-stay': 31 }))).toBeUndefined()
  expect(isMet('long-stay', german, DAY, makeBook({ 'eaeu-stay': null }))).toBeUndefined()
  expect(isMet('long-stay', german, '1999-12-31', makeBook())).toBeUndefined()
})
