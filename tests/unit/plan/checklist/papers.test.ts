import { expect, test } from 'vitest'
import { checklistOf } from '#lib/plan/checklist/checklist.ts'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { answered } from '../../../factories/made-plan.ts'

const DAY = '2026-11-30'
const FAMILY = ['child-birth-certificate', 'child-consent', 'family-bank-certificates']
const MONEY = ['open-bank-account', 'deposit-sum', 'bank-certificate', 'bank-check-consent']
const FLED = ['criminal-record', 'travel-passport', 'home-consent', 'legalise', 'renew-passport']
const BEFORE = ['criminal-record', 'kazakh-test', 'hand-in', 'notarised-lease', 'get-iin']

/** What a person has to bring or do, and what not, each with the record or article it follows from. */
const CASES: [why: string, query: ToolQuery, has: string[], not: string[]][] = [
  [
    'Minsk Convention: a Russian needs no stamp',
    { citizenship: 'RU' },
    ['criminal-record', 'translate'],
    ['legalise'],
  ],
  ['Minsk Convention: a Belarusian', { citizenship: 'BY' }, ['criminal-record'], ['legalise']],
  ['Minsk Convention: a Kyrgyz', { citizenship: 'KG' }, ['criminal-record'], ['legalise']],
  ['Minsk Convention: an Uzbek', { citizenship: 'UZ' }, ['criminal-record'], ['legalise']],
  ['Minsk Convention: a Tajik', { citizenship: 'TJ' }, ['criminal-record'], ['legalise']],
  ['Minsk Convention: an Armenian', { citizenship: 'AM' }, ['criminal-record'], ['legalise']],
  ['Apostille Convention: a German', { citizenship: 'DE' }, ['legalise'], []],
  ['Apostille Convention: an Indian', { citizenship: 'IN' }, ['legalise'], []],
  ['Apostille Convention: an American', { citizenship: 'US' }, ['legalise'], []],
  ['Apostille Convention: a Mongolian', { citizenship: 'MN' }, ['legalise'], []],
  ['Apostille Convention: a Chinese', { citizenship: 'CN' }, ['legalise'], []],
  ['minsk-ukraine-end: a Ukrainian', { citizenship: 'UA' }, ['legalise'], []],
  ['no convention: an Afghan needs legalisation', { citizenship: 'AF' }, ['legalise'], []],
  ['not known: the stamp stays as a question', { citizenship: 'AQ' }, ['legalise'], []],
  ['no citizenship: the stamp stays as a question', {}, ['legalise'], []],
  [
    'a treaty state needs no B8 (who-visa-free): a Russian',
    { citizenship: 'RU' },
    [],
    ['ask-residence-visa'],
  ],
  ['… a Mongolian', { citizenship: 'MN' }, [], ['ask-residence-visa']],
  ['who-prp-visa: a German asks for the B8', { citizenship: 'DE' }, ['ask-residence-visa'], []],
  ['… an Indian', { citizenship: 'IN' }, ['ask-residence-visa'], []],
  ['… somebody of whom it is not known', { citizenship: 'AQ' }, ['ask-residence-visa'], []],
  ['register-who: a Russian registers', { citizenship: 'RU' }, ['register-yourself'], []],
  ['register-who: an Afghan on a visa does not', { citizenship: 'AF' }, [], ['register-yourself']],
  ['register-who: unknown is kept', { citizenship: 'AQ' }, ['register-yourself'], []],
  [
    'who-refugee: nothing of the state that was fled, a Ukrainian',
    { citizenship: 'UA', group: 'refugee' },
    ['refugee-papers'],
    FLED,
  ],
  ['… an Afghan', { citizenship: 'AF', group: 'refugee' }, ['refugee-papers', 'hand-in'], FLED],
  ['… a Russian', { citizenship: 'RU', group: 'refugee' }, ['refugee-papers'], FLED],
  ['… without a citizenship', { group: 'refugee' }, ['refugee-papers'], FLED],
  [
    '… without one of the list',
    { citizenship: 'other', group: 'refugee' },
    ['refugee-papers'],
    FLED,
  ],
  [
    '… with a child',
    { citizenship: 'SY', group: 'refugee', ages: '9' },
    ['refugee-papers', 'child-birth-certificate'],
    FLED,
  ],
  [
    '… who has a card',
    { citizenship: 'SY', group: 'refugee', card: '2027-05-01' },
    [],
    ['renew-passport', 'renewal-passport'],
  ],
  ['… needs no B8', { citizenship: 'DE', group: 'refugee' }, [], ['ask-residence-visa']],
  [
    'nobody else gets the refugee’s step',
    { citizenship: 'UA' },
    ['criminal-record'],
    ['refugee-papers'],
  ],
  [
    'home-state-consent: an ethnic Kazakh from China is free',
    { citizenship: 'CN', group: 'ethnic' },
    [],
    ['home-consent'],
  ],
  [
    '… one from Mongolia is asked about it',
    { citizenship: 'MN', group: 'ethnic' },
    ['home-consent'],
    [],
  ],
  ['… a Chinese citizen who is none too', { citizenship: 'CN' }, ['home-consent'], []],
  [
    'solvency-exempt-ethnic: no money',
    { citizenship: 'MN', group: 'ethnic' },
    ['exemption-paper'],
    MONEY,
  ],
  [
    'solvency-exempt-compatriot: no money',
    { citizenship: 'RU', group: 'compatriot' },
    ['exemption-paper'],
    MONEY,
  ],
  [
    'solvency-exempt-professions: no money',
    { citizenship: 'IN', group: 'profession' },
    ['keep-profession'],
    MONEY,
  ],
  ['solvency-exempt-it: no money', { citizenship: 'IN', group: 'it' }, ['exemption-paper'], MONEY],
  [
    'solvency-exempt-relatives is unknown: a spouse shows money',
    { citizenship: 'RU', group: 'spouse' },
    MONEY,
    ['exemption-paper'],
  ],
  ['… so does a parent of a citizen', { citizenship: 'KG', group: 'child' }, MONEY, []],
  ['… an investor', { citizenship: 'DE', group: 'investor' }, MONEY, []],
  ['… an employee', { citizenship: 'TR', group: 'employed' }, MONEY, []],
  ['… a student', { citizenship: 'UZ', group: 'study' }, MONEY, []],
  ['… a refugee', { citizenship: 'UA', group: 'refugee' }, MONEY, []],
  [
    'solvency-family-age: a grown member shows it though the applicant is free',
    { citizenship: 'MN', group: 'ethnic', ages: '16' },
    [...MONEY, 'family-bank-certificates'],
    [],
  ],
  [
    '… a younger one does not',
    { citizenship: 'MN', group: 'ethnic', ages: '15' },
    [],
    [...MONEY, 'family-bank-certificates'],
  ],
  ['child-birth-certificate-age: under 16', { ages: '15' }, ['child-birth-certificate'], []],
  ['… not at 16', { ages: '16' }, [], ['child-birth-certificate']],
  ['child-consent-age-from: 13 is too young', { ages: '13' }, [], ['child-consent']],
  ['… 14 consents', { ages: '14' }, ['child-consent'], []],
  ['… 17 consents', { ages: '17' }, ['child-consent'], []],
  ['child-consent-age-to: 18 does not', { ages: '18' }, [], ['child-consent']],
  [
    '… two children, one of that age',
    { ages: '9,15' },
    ['child-consent', 'child-birth-certificate'],
    ['family-bank-certificates'],
  ],
  ['nobody else applies', { citizenship: 'RU' }, [], FAMILY],
  [
    'an older address with a count: the consent stays a question',
    { children: '1' },
    ['child-consent', 'child-birth-certificate'],
    [],
  ],
  [
    'housing-paper: a tenant',
    { home: 'rent' },
    ['notarised-lease', 'tell-owner'],
    ['owner-application', 'ask-own-home'],
  ],
  [
    'housing-paper: with relatives',
    { home: 'host' },
    ['owner-application'],
    ['notarised-lease', 'ask-own-home'],
  ],
  [
    'an owner is asked nothing of an owner',
    { home: 'own' },
    ['ask-own-home'],
    ['tell-owner', 'agree-housing-term', 'agree-notice', 'notarised-lease'],
  ],
  [
    'no home yet: what a tenant or guest needs is not shown as theirs',
    { home: 'later' },
    ['tell-owner'],
    ['notarised-lease', 'owner-application', 'ask-own-home'],
  ],
  [
    'not said: all stay',
    {},
    ['notarised-lease', 'owner-application', 'ask-own-home', 'tell-owner'],
    [],
  ],
  [
    'screening-certificate-attached: with a certificate no test',
    { certificate: '2026-11-20' },
    ['screening-certificate'],
    ['kazakh-test', 'screening-questionnaire', 'screening-interview'],
  ],
  [
    '… without one the whole screening',
    {},
    ['kazakh-test', 'screening-questionnaire', 'screening-certificate'],
    [],
  ],
  [
    'who has applied waits',
    { apply: '2026-11-02' },
    ['wait-decision', 'ask-stay', 'order-card'],
    BEFORE,
  ],
  ['… on the day itself not yet', { apply: DAY }, BEFORE, []],
  [
    'who has a card keeps it: renew-papers',
    { card: '2027-05-01' },
    ['renewal-file', 'renewal-form', 'count-days-abroad'],
    [...BEFORE, 'order-card', 'wait-decision'],
  ],
  [
    'iin-in-person and account-needs-iin',
    { citizenship: 'RU' },
    ['get-iin', 'open-bank-account'],
    [],
  ],
  ['apply-in-person', { citizenship: 'IN' }, ['hand-in'], []],
]

function idsFor(query: ToolQuery): string[] {
  return checklistOf(answered(query), DAY).phases.flatMap(({ items }) =>
    items.map(({ step }) => step.id),
  )
}

test.each(CASES)('%s', (_why, query, has, not) => {
  const ids = idsFor(query)
  expect(ids).toEqual(expect.arrayContaining(has))
  expect(ids.filter((id) => not.includes(id))).toEqual([])
})

test('there are cases enough', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60)
})

test('in 2027 the screening goes on by the careful reading, until it is known to be over', () => {
  const steps = checklistOf(answered({}), '2027-02-01').phases.flatMap(({ items }) => items)
  expect(steps.map(({ step }) => step.id)).toContain('kazakh-test')
})

test('papers from home stand before the journey, and the translation after it', () => {
  const { phases } = checklistOf(answered({ citizenship: 'DE' }), DAY)
  const phaseOf = (id: string) =>
    phases.find(({ items }) => items.some(({ step }) => step.id === id))?.phase
  expect(phaseOf('criminal-record')).toBe('travel')
  expect(phaseOf('legalise')).toBe('travel')
  expect(phaseOf('get-iin')).toBe('arrival')
  expect(phaseOf('translate')).toBe('prepare')
  expect(phases.map(({ phase }) => phase)).toEqual([
    'travel',
    'arrival',
    'screening',
    'prepare',
    'filing',
    'wait',
    'card',
    'keep',
  ])
})
