import { expect, test } from 'vitest'
import { planOf } from '#lib/plan/plan.ts'
import { answered } from '../../factories/made-plan.ts'
import { READERS, type Reader } from '../../factories/readers-of-the-plan.ts'

/** What eight people are told to do next, each with the last day, as they would read it on 30 November 2026. */
const WALKS: [who: Reader, ground: string, next: string[]][] = [
  [
    'a Russian married in Almaty',
    'treaty',
    [
      'host-notice overdue',
      'register 2026-12-19',
      'screening 2026-11-30 screening-proofs',
      'papers 2026-12-30 travel-passport criminal-record family-certificates home-consent',
    ],
  ],
  [
    'an Indian programmer at home',
    'it',
    [
      'petition-it now',
      'visa-it 2027-01-29',
      'papers 2026-12-30 travel-passport criminal-record family-certificates home-consent',
      'travel 2027-01-30',
    ],
  ],
  [
    'an ethnic Kazakh from Mongolia',
    'ethnic',
    [
      'papers 2026-12-30 travel-passport criminal-record child-birth-certificate family-certificates home-consent',
      'travel 2026-12-31',
      'host-notice 2027-01-08',
      'register 2027-01-29',
    ],
  ],
  [
    'a Ukrainian refugee',
    'refugee',
    [
      'refugee now',
      'screening 2026-11-30 screening-proofs',
      'iin-refugee 2026-12-03',
      'home 2026-12-14 notarised-lease owner-application',
    ],
  ],
  ['a Turkish builder with an employer', 'treaty', ['host-notice overdue']],
  [
    'a German investor',
    'investor',
    [
      'visa-investor 2027-01-29',
      'papers 2027-01-11 travel-passport criminal-record family-certificates home-consent',
      'stay 2027-02-09',
      'travel-day 2027-01-11',
    ],
  ],
  [
    'an Uzbek student',
    'treaty',
    [
      'host-notice overdue',
      'register overdue',
      'screening 2026-11-30 screening-proofs',
      'papers 2026-12-30 travel-passport criminal-record family-certificates home-consent',
    ],
  ],
  [
    'a Kyrgyz mother with two children',
    'treaty',
    [
      'host-notice 2026-11-30',
      'register 2026-12-24',
      'screening 2026-11-30 screening-proofs',
      'papers 2026-12-30 travel-passport criminal-record child-birth-certificate family-certificates home-consent',
    ],
  ],
]

test.each(WALKS)('%s', (who, ground, next) => {
  const plan = planOf(answered(READERS[who]), '2026-11-30')
  expect(plan.ground.best.id).toBe(ground)
  const told = plan.actions
    .slice(0, 4)
    .map(({ id, by, overdue, bring }) =>
      [id, by ?? (overdue ? 'overdue' : 'now'), ...bring.map(({ step }) => step.id)].join(' '),
    )
  expect(told.slice(0, next.length)).toEqual(next)
  expect(next.length).toBeGreaterThan(0)
})
