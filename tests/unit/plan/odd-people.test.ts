import { expect, test } from 'vitest'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { answered } from '../../factories/made-plan.ts'

const TODAY = '2026-11-30'

type Told = {
  /** The first actions with their last day; `now`: as soon as possible; `overdue`: it is over. */
  next: string[]
  /** What does not fit, with the day at fault and the day that would do. */
  conflicts?: string[]
  ground?: string
  ask?: string[]
  days?: Record<string, string | null>
  /** Papers that are brought to the first actions, or must not be. */
  never?: string[]
}

/** People whom a plan is easily wrong about, as it was on 30 November 2026. */
const PEOPLE: [who: string, query: ToolQuery, told: Told][] = [
  [
    'somebody without a citizenship: an unknown stay is planned for with every duty',
    { citizenship: 'other', place: 'visa-free', arrival: '2026-11-25' },
    {
      ground: 'unknown',
      next: [
        'host-notice 2026-11-30',
        'register 2026-12-24',
        'stay-unknown now',
        'visa-inside now',
      ],
      ask: ['country', 'stay', 'stateless'],
    },
  ],
  [
    'a Turkish mother of a citizen whose stay is over: the migration service comes first',
    { citizenship: 'TR', place: 'visa-free', arrival: '2026-08-01', group: 'child' },
    { next: ['stay overdue', 'screening 2026-11-30'], conflicts: ['passed 2026-10-29 2026-11-30'] },
  ],
  [
    'a Pakistani husband of a citizen whose visa is over',
    { citizenship: 'PK', place: 'visa', visa: '2026-11-15', group: 'spouse', home: 'host' },
    { next: ['stay overdue'], conflicts: ['passed 2026-11-15 2026-11-30'] },
  ],
  [
    'an Uzbek student whose visa ends before the earliest day to apply',
    { citizenship: 'UZ', place: 'visa', visa: '2026-12-20', group: 'study', arrival: '2026-09-01' },
    {
      next: ['host-notice overdue', 'register overdue', 'stay 2026-12-20'],
      conflicts: ['visa-ends-first 2026-12-20 2026-12-31'],
    },
  ],
  [
    'a Moldovan who travels tomorrow: papers from home are not there yet',
    { citizenship: 'MD', place: 'abroad', arrival: '2026-12-01' },
    {
      ground: 'treaty',
      next: ['papers 2026-12-30', 'travel 2026-12-01'],
      conflicts: ['before-papers 2026-12-01 2026-12-30'],
      // Everything is ready with the certificate of 4 January.
      days: { 'papers-home': '2026-12-30', apply: '2027-01-05' },
    },
  ],
  [
    'a Kazakh from China with a screening that began in October: it is finished, not begun',
    {
      citizenship: 'CN',
      place: 'visa',
      group: 'ethnic',
      screening: '2026-10-01',
      arrival: '2026-09-20',
    },
    {
      ground: 'ethnic',
      next: ['host-notice overdue', 'certificate 2026-11-30', 'papers 2026-12-30'],
      never: ['home-consent'],
      days: { certificate: '2026-11-30' },
    },
  ],
  [
    'a Kyrgyz with a certificate older than the pilot: it is over, and a new screening begins',
    { citizenship: 'KG', certificate: '2025-11-01', place: 'visa-free', arrival: '2026-11-20' },
    {
      next: ['host-notice overdue', 'register 2026-12-19', 'screening 2026-11-30'],
      conflicts: ['passed 2026-11-01 2026-11-30'],
      days: { certificate: '2026-12-30', apply: '2026-12-31' },
    },
  ],
  [
    'a Syrian refugee without a passport: nothing of the state that was fled',
    { citizenship: 'SY', group: 'refugee', place: 'visa', home: 'rent', ages: '8' },
    {
      ground: 'refugee',
      next: [
        'refugee now',
        'screening 2026-11-30',
        'iin-refugee 2026-12-03',
        'home-papers 2026-12-14',
      ],
      never: ['travel-passport', 'criminal-record', 'card-passport', 'home-consent'],
      days: { 'refugee-papers': '2026-12-30', 'papers-home': null, apply: '2026-12-31' },
    },
  ],
  [
    'a German with a card that ends on 29 February, and a passport before it',
    { citizenship: 'DE', card: '2028-02-29', passport: '2027-06-01' },
    {
      ground: 'card',
      next: ['passport 2027-06-01', 'renew 2028-01-15'],
      days: { 'renew-latest': '2028-01-30', apply: null, screening: null },
      ask: [],
    },
  ],
  [
    'an Indian programmer who is in the country for fourteen days',
    { citizenship: 'IN', place: 'visa-free', arrival: '2026-11-25', group: 'it' },
    {
      ground: 'it',
      next: ['host-notice 2026-11-30', 'stay 2026-12-08', 'petition-it now', 'visa-it 2027-01-29'],
      conflicts: ['stay-ends-first 2026-12-08 2027-02-01'],
    },
  ],
  [
    'an Afghan at home: the visa comes before the journey, and its days are counted',
    { citizenship: 'AF', place: 'abroad', home: 'later' },
    {
      ground: 'visa',
      next: ['papers 2026-12-30', 'visa-abroad 2027-01-29', 'travel 2027-01-30'],
      // visa-b8-days: 90, the day of entry counted.
      days: { 'visa-ends': '2027-04-29', decision: '2027-04-16' },
    },
  ],
  [
    'a Russian programmer needs no visa of a kind, and is not told to wait for one',
    { citizenship: 'RU', place: 'visa-free', arrival: '2026-11-25', group: 'it' },
    { ground: 'treaty', next: ['host-notice 2026-11-30'], days: { 'visa-own': null } },
  ],
  [
    'a Belarusian who has applied: what lets one stay until the decision is next',
    { citizenship: 'BY', place: 'visa-free', arrival: '2026-09-10', apply: '2026-11-02' },
    { next: ['stay 2026-12-08', 'wait 2026-12-17'], days: { decision: '2026-12-17' } },
  ],
  [
    'a Brazilian whose screening would begin after the last known day of the pilot',
    { citizenship: 'BR', place: 'abroad', arrival: '2027-03-01' },
    { next: ['papers 2027-03-01'], ask: ['screening-goes-on'], days: { screening: '2027-03-01' } },
  ],
  [
    'a citizen of a country beyond the list',
    { citizenship: 'TV', place: 'abroad' },
    {
      ground: 'unknown',
      next: ['visa-unknown now', 'papers 2026-12-30', 'travel 2027-01-30'],
      ask: ['country', 'stay'],
    },
  ],
]

test.each(PEOPLE)('%s', (_who, query, told) => {
  const { ground, actions, timeline } = planOf(answered(query), TODAY)
  const next = actions.map(({ id, by, overdue }) => `${id} ${by ?? (overdue ? 'overdue' : 'now')}`)
  expect(next.slice(0, told.next.length)).toEqual(told.next)
  if (told.next.length === 0) expect(next).toEqual([])
  if (told.ground) expect(ground.best.id).toBe(told.ground)
  const conflicts = timeline.conflicts.map(({ id, day, needed }) => `${id} ${day} ${needed}`)
  for (const conflict of told.conflicts ?? []) expect(conflicts).toContain(conflict)
  if (told.ask?.length === 0) expect(ground.ask).toEqual([])
  for (const ask of told.ask ?? []) expect(ground.ask).toContain(ask)
  for (const [id, day] of Object.entries(told.days ?? {})) {
    expect(timeline.entries.find((entry) => entry.id === id)?.day ?? null, id).toBe(day)
  }
  const papers = actions.flatMap(({ bring }) => bring.map(({ step }) => step.id))
  for (const paper of told.never ?? []) expect(papers).not.toContain(paper)
})

test('what follows the pilot nobody knows, and that is said where it changes what to do', () => {
  const inTime = planOf(
    answered({ citizenship: 'RU', place: 'visa-free', arrival: '2026-11-20' }),
    TODAY,
  )
  expect(inTime.actions.map(({ id }) => id)).toContain('screening')
  const query: ToolQuery = { citizenship: 'RU', place: 'visa-free', arrival: '2027-01-10' }
  for (const today of [TODAY, '2027-01-15']) {
    const { actions } = planOf(answered(query), today)
    const ids = actions.map(({ id }) => id)
    expect(ids).not.toContain('screening')
    const action = actions.find(({ id }) => id === 'screening-unknown')
    expect(action).toMatchObject({ office: true, consequence: ['screening-end'] })
    expect(action?.by).toBe(today < '2027-01-10' ? '2027-01-10' : today)
  }
})
