import { expect, test } from 'vitest'
import { type AskId, type GroundId, groundOf } from '#lib/plan/ground/ground.ts'
import type { LineId } from '#lib/plan/ground/legal-basis.ts'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { answered } from '../../../factories/made-plan.ts'

const DAY = '2026-11-30'

type Expected = {
  best: GroundId
  /** Lines that are also open. */
  others?: LineId[]
  /** Lines that a person must be told, and lines they must not. */
  told?: LineId[]
  not?: LineId[]
  ask?: AskId[]
}

/** Which legal basis fits and what comes with it; Article 7 of the Law on Migration and its records. */
const CASES: [why: string, query: ToolQuery, expected: Expected, day?: string][] = [
  ['who-visa-free: a Russian', { citizenship: 'RU' }, { best: 'treaty', others: [] }],
  ['… a Belarusian', { citizenship: 'BY' }, { best: 'treaty' }],
  ['… a Kyrgyz', { citizenship: 'KG' }, { best: 'treaty' }],
  ['… an Uzbek', { citizenship: 'UZ' }, { best: 'treaty' }],
  ['… a Tajik', { citizenship: 'TJ' }, { best: 'treaty' }],
  ['… an Armenian', { citizenship: 'AM' }, { best: 'treaty' }],
  ['… a Georgian', { citizenship: 'GE' }, { best: 'treaty' }],
  ['… a Mongolian', { citizenship: 'MN' }, { best: 'treaty' }],
  ['… a Ukrainian', { citizenship: 'UA' }, { best: 'treaty' }],
  ['who-prp-visa: a German', { citizenship: 'DE' }, { best: 'visa' }],
  ['… an Indian', { citizenship: 'IN' }, { best: 'visa' }],
  ['… an American', { citizenship: 'US' }, { best: 'visa' }],
  [
    '… an Afghan, from a consulate',
    { citizenship: 'AF' },
    { best: 'visa', told: ['basis-visa', 'stay-visa'] },
  ],
  ['a row that knows nothing', { citizenship: 'NG' }, { best: 'unknown', ask: ['country'] }],
  [
    'beyond the list',
    { citizenship: 'AQ' },
    { best: 'unknown', told: ['papers-check'], ask: ['country'] },
  ],
  [
    'beyond the list: Nauru’s neighbour',
    { citizenship: 'TV' },
    { best: 'unknown', ask: ['country'] },
  ],
  ['no citizenship named', {}, { best: 'unknown', ask: ['country'] }],
  ['no citizenship at all', { citizenship: 'other' }, { best: 'unknown', ask: ['country'] }],
  ['a citizen of Kazakhstan', { citizenship: 'KZ' }, { best: 'home', others: [], ask: [] }],
  [
    '… though of another group',
    { citizenship: 'KZ', group: 'ethnic' },
    { best: 'home', others: [] },
  ],
  [
    'who-ethnic-kazakh: from Mongolia',
    { citizenship: 'MN', group: 'ethnic' },
    { best: 'ethnic', others: ['basis-treaty'], told: ['screening-ethnic', 'money-free'] },
  ],
  ['… from China', { citizenship: 'CN', group: 'ethnic' }, { best: 'ethnic' }],
  [
    '… from Afghanistan: with which visa is asked',
    { citizenship: 'AF', group: 'ethnic' },
    { best: 'ethnic', others: ['basis-visa'], ask: ['ethnic-visa'] },
  ],
  [
    '… from Germany',
    { citizenship: 'DE', group: 'ethnic' },
    { best: 'ethnic', ask: ['ethnic-visa'] },
  ],
  [
    '… without a known passport',
    { citizenship: 'AQ', group: 'ethnic' },
    { best: 'ethnic', others: [], ask: ['ethnic-visa', 'country'] },
  ],
  [
    'who-refugee: a Ukrainian',
    { citizenship: 'UA', group: 'refugee' },
    {
      best: 'refugee',
      others: [],
      told: ['papers-refugee', 'stay-refugee'],
      not: ['papers-apostille', 'stay-entry', 'basis-treaty'],
      ask: ['refugee-papers'],
    },
  ],
  [
    '… an Afghan',
    { citizenship: 'AF', group: 'refugee' },
    {
      best: 'refugee',
      told: ['papers-refugee'],
      not: ['papers-legalise', 'basis-visa', 'stay-visa'],
    },
  ],
  [
    '… a Russian',
    { citizenship: 'RU', group: 'refugee' },
    { best: 'refugee', not: ['papers-treaty', 'basis-treaty'] },
  ],
  ['… without a citizenship', { group: 'refugee' }, { best: 'refugee', told: ['papers-refugee'] }],
  [
    '… is asked for no consent of the state fled',
    { citizenship: 'SY', group: 'refugee' },
    { best: 'refugee' },
  ],
  [
    '… and ethnic Kazakh',
    { citizenship: 'CN', group: ['ethnic', 'refugee'] },
    { best: 'refugee', others: ['basis-ethnic'] },
  ],
  [
    'who-investor-visa: a German',
    { citizenship: 'DE', group: 'investor' },
    { best: 'investor', others: ['basis-unilateral'], told: ['money-show'] },
  ],
  [
    '… a Russian needs no investment',
    { citizenship: 'RU', group: 'investor' },
    { best: 'treaty', others: ['basis-investor'] },
  ],
  [
    'who-profession-visa: an Indian',
    { citizenship: 'IN', group: 'profession' },
    { best: 'profession', told: ['screening-separate', 'money-free'], ask: ['screening-separate'] },
  ],
  [
    '… a Kyrgyz keeps the treaty',
    { citizenship: 'KG', group: 'profession' },
    { best: 'treaty', others: ['basis-profession'], told: ['money-free'] },
  ],
  [
    'it-petition: an Indian',
    { citizenship: 'IN', group: 'it' },
    { best: 'it', others: ['basis-unilateral'], told: ['money-free', 'screening-separate'] },
  ],
  ['… an American', { citizenship: 'US', group: 'it' }, { best: 'it' }],
  ['… an Afghan', { citizenship: 'AF', group: 'it' }, { best: 'it', others: ['basis-visa'] }],
  [
    'a job is no basis of its own: a Turk',
    { citizenship: 'TR', group: 'employed' },
    { best: 'treaty', others: [], told: ['money-show'] },
  ],
  ['… an Indian', { citizenship: 'IN', group: 'employed' }, { best: 'visa', others: [] }],
  [
    'studies are none: an Uzbek',
    { citizenship: 'UZ', group: 'study' },
    { best: 'treaty', others: [], told: ['money-show'] },
  ],
  [
    'a spouse is no basis of its own: a Russian',
    { citizenship: 'RU', group: 'spouse' },
    { best: 'treaty', told: ['tie-relative'], ask: ['screening-exempt', 'treaty-money'] },
  ],
  [
    '… an Indian',
    { citizenship: 'IN', group: 'spouse' },
    {
      best: 'visa',
      told: ['tie-relative', 'money-maybe'],
      ask: ['screening-exempt', 'relatives-money'],
    },
  ],
  [
    '… a child who is a citizen',
    { citizenship: 'DE', group: 'child' },
    { best: 'visa', told: ['tie-relative'], ask: ['screening-exempt'] },
  ],
  [
    '… a brother: the screening’s exemption does not speak of him',
    { citizenship: 'DE', group: 'relative' },
    { best: 'visa', told: ['tie-relative'], ask: ['relatives-money'] },
  ],
  [
    'treaty of 1999, Z990000017_: a Russian’s wife',
    { citizenship: 'RU', group: 'spouse' },
    { best: 'treaty', told: ['money-treaty-1999'], not: ['money-free', 'money-maybe'] },
  ],
  [
    '… a Belarusian’s child',
    { citizenship: 'BY', group: 'child' },
    { best: 'treaty', told: ['money-treaty-1999', 'money-show'] },
  ],
  [
    '… a Kyrgyz’s brother',
    { citizenship: 'KG', group: 'relative' },
    { best: 'treaty', told: ['money-treaty-1999'] },
  ],
  [
    '… not an Uzbek: no party',
    { citizenship: 'UZ', group: 'spouse' },
    { best: 'treaty', told: ['money-maybe'], not: ['money-treaty-1999'] },
  ],
  [
    '… not an Armenian: no party',
    { citizenship: 'AM', group: 'relative' },
    { best: 'treaty', not: ['money-treaty-1999'] },
  ],
  [
    '… not a Russian without a tie',
    { citizenship: 'RU' },
    { best: 'treaty', told: ['money-show'], not: ['money-treaty-1999', 'tie-relative'] },
  ],
  [
    'solvency-exempt-compatriot: born here',
    { citizenship: 'RU', group: 'compatriot' },
    { best: 'treaty', told: ['money-free'], not: ['money-show'] },
  ],
  [
    '… also with an unknown passport',
    { citizenship: 'AQ', group: 'compatriot' },
    { best: 'unknown', told: ['money-free'] },
  ],
  ['papers: Minsk', { citizenship: 'RU' }, { best: 'treaty', told: ['papers-treaty'] }],
  ['papers: apostille', { citizenship: 'DE' }, { best: 'visa', told: ['papers-apostille'] }],
  ['papers: legalisation', { citizenship: 'AF' }, { best: 'visa', told: ['papers-legalise'] }],
  [
    'papers: China since apostille-china-start',
    { citizenship: 'CN' },
    { best: 'treaty', told: ['papers-apostille'] },
  ],
  [
    'stay: a window of its own',
    { citizenship: 'IN' },
    { best: 'visa', told: ['stay-entry', 'stay-window'] },
  ],
  [
    'stay: the general rule',
    { citizenship: 'DE' },
    { best: 'visa', told: ['stay-entry', 'stay-general', 'stay-reset'] },
  ],
  [
    'stay: not known',
    { citizenship: 'NG' },
    { best: 'unknown', told: ['stay-unknown'], ask: ['stay'] },
  ],
  [
    'screening-required: known in 2026',
    { citizenship: 'RU' },
    { best: 'treaty', told: ['screening-first'], not: ['screening-continues'] },
  ],
  [
    '… unknown in 2027 is not no',
    { citizenship: 'RU' },
    {
      best: 'treaty',
      told: ['screening-continues'],
      not: ['screening-open'],
      ask: ['screening-goes-on'],
    },
    '2027-01-15',
  ],
  [
    'who has a certificate is told to ask nothing of it',
    { citizenship: 'RU', certificate: '2026-11-20' },
    { best: 'treaty' },
  ],
  [
    'who has a card has nothing to ask',
    { citizenship: 'RU', card: '2027-05-01' },
    { best: 'card', others: [], ask: [] },
  ],
]

test.each(CASES)('%s', (_why, query, expected, day = DAY) => {
  const { best, others, advice, ask } = groundOf(answered(query), day)
  expect(best.id).toBe(expected.best)
  if (expected.others) {
    expect(others.map(({ id }) => id).filter((id) => id !== 'tie-relative')).toEqual(
      expected.others,
    )
  }
  const lines = Object.values(advice.parts).flatMap((part) => part.map(({ id }) => id))
  expect(lines).toEqual(expect.arrayContaining(expected.told ?? []))
  expect(lines.filter((id) => expected.not?.includes(id))).toEqual([])
  expect(ask).toEqual(expected.ask?.length === 0 ? [] : expect.arrayContaining(expected.ask ?? []))
})

test('there are cases enough', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60)
})

test('a refugee is never asked to show the consent of the state that was fled', () => {
  expect(groundOf(answered({ citizenship: 'UA', group: 'refugee' }), DAY).ask).not.toContain(
    'home-consent',
  )
  expect(groundOf(answered({ citizenship: 'UA' }), DAY).ask).toContain('home-consent')
})
