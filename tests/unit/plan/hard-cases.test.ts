import { expect, test } from 'vitest'
import { queryIn } from '#lib/plan/input/plan-address.ts'
import { parseToolInput } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'

/** What a case says beyond its first steps; days of entries, `null` where there is none. */
type More = {
  on?: string
  days?: Record<string, string | null>
  /** Conflicts with the day at fault and the one that would do. */
  conflicts?: string[]
  ask?: string[]
  /** Actions and papers that must not be told. */
  never?: string[]
  /** Sums in tenge; `null` where the index of the day of the application is not known. */
  sums?: Record<string, number | null>
  wrong?: string[]
}

/**
 * Unusual readers on 30 November 2026, counted by hand from the records named: ground, then the first steps
 * with their days. `host`: 3 working days (`host-notice-term`). `register`: day 30 of the stay
 * (`register-by-day`). A stay counts the day of entry. Papers take 30 days (ours), a visa 30 more
 * (`visa-b8-issue-max`), the screening 30 days and its check 20 working days.
 */
const CASES: [why: string, query: string, told: string, more?: More][] = [
  // Nobody knows how long they may stay, or whether they may enter.
  [
    'stateless for nine months: whether the stay is over comes first',
    'citizenship=other&place=visa-free&arrival=2026-03-01',
    'unknown: stay-unknown now, visa-inside now',
    { ask: ['country', 'stay', 'stateless'], days: { 'stay-ends': null } },
  ],
  [
    'an Uzbek since yesterday: duties with a day first',
    'citizenship=UZ&place=visa-free&arrival=2026-11-29',
    'treaty: host-notice 2026-12-02, register 2026-12-28, stay-unknown now',
  ],
  [
    'an Afghan without a visa, which the list asks for',
    'citizenship=AF&place=visa-free&arrival=2026-11-20',
    'visa: host-notice overdue, stay-unknown now',
    { ask: ['stay'] },
  ],
  [
    'an Afghan on a visa is not told so',
    'citizenship=AF&place=visa&visa=2027-06-01&arrival=2026-11-20',
    'visa: host-notice overdue, visa-inside now',
    { never: ['stay-unknown', 'stay'] },
  ],
  [
    'from Taiwan, at home: a consulate is asked before a ticket is bought',
    'citizenship=TW&place=abroad',
    'unknown: visa-unknown now, papers 2026-12-30, travel 2027-01-30',
    { days: { 'visa-abroad': '2027-01-29', 'visa-inside': null, apply: '2027-03-02' } },
  ],
  [
    'from Kosovo, with a day of travel before any visa could be there',
    'citizenship=XK&place=abroad&arrival=2026-12-15',
    'unknown: visa-unknown now, papers 2026-12-30, travel 2026-12-15',
    { conflicts: ['before-visa-perhaps 2026-12-15 2027-01-29'] },
  ],
  [
    'an investor from South Sudan asks for one visa, not two',
    'citizenship=SS&group=investor&place=abroad',
    'investor: visa-investor 2027-01-29, papers 2026-12-30, travel 2027-01-30',
    { never: ['visa-unknown'] },
  ],
  [
    'the Holy See: thirty days by Kazakhstan’s own decision',
    'citizenship=VA&place=visa-free&arrival=2026-11-29',
    'visa: host-notice 2026-12-02, stay 2026-12-28, visa-inside now',
    { conflicts: ['stay-ends-first 2026-12-28 2026-12-31'] },
  ],
  [
    'Hong Kong: fourteen days by treaty',
    'citizenship=HK&place=visa-free&arrival=2026-11-20',
    'treaty: host-notice overdue, stay 2026-12-03, screening 2026-11-30',
    { never: ['visa-inside'] },
  ],
  [
    'Palestinian with a visa that ends before anything is ready',
    'citizenship=PS&place=visa&visa=2026-12-10',
    'unknown: stay 2026-12-10, visa-inside now, screening 2026-11-30',
    { conflicts: ['visa-ends-first 2026-12-10 2026-12-31'] },
  ],
  // Ties, origin and work.
  [
    'an ethnic Kazakh in Afghanistan is told of any visa, not of the B8 and its ninety days',
    'citizenship=AF&group=ethnic&place=abroad',
    'ethnic: papers 2026-12-30, visa-ethnic 2027-01-29, travel 2027-01-30',
    { never: ['visa-abroad'], days: { 'visa-ends': null }, ask: ['ethnic-visa'] },
  ],
  [
    'an ethnic Kazakh from China: no consent of the state, thirty days here',
    'citizenship=CN&group=ethnic&place=visa-free&arrival=2026-11-25',
    'ethnic: host-notice 2026-11-30, stay 2026-12-24, screening 2026-11-30',
    { never: ['home-consent', 'account', 'visa-inside'] },
  ],
  [
    'an ethnic Kazakh from Türkiye: ninety days, and the decision after them',
    'citizenship=TR&group=ethnic&place=visa-free&arrival=2026-11-01',
    'ethnic: host-notice overdue, register 2026-11-30, stay 2027-01-29',
    { conflicts: ['stay-ends-waiting 2027-01-29 2027-02-14'] },
  ],
  [
    'born in the Kazakh SSR, a citizen of Algeria: no money to show, but a visa',
    'citizenship=DZ&group=compatriot&place=abroad',
    'visa: papers 2026-12-30, visa-abroad 2027-01-29, travel 2027-01-30',
    { never: ['account'], days: { 'visa-ends': '2027-04-29', account: null } },
  ],
  [
    'the husband of a citizen, from Cuba: fee per person on the day of the application',
    'citizenship=CU&group=spouse&place=visa-free&arrival=2026-11-28&ages=15',
    'treaty: host-notice 2026-12-02, stay 2026-12-27, screening 2026-11-30',
    // 4 MCI for two, 0.2 for one card, 1,320 for one: 4,325 each.
    { sums: { duty: 34600, card: 865, solvency: 5709000 }, ask: ['relatives-money'] },
  ],
  [
    'a child of sixteen shows the full sum and gets a card',
    'citizenship=KG&place=visa-free&arrival=2026-11-28&ages=16,14,13',
    'treaty: host-notice 2026-12-02, register 2026-12-27',
    { sums: { duty: 69200, card: 1730, solvency: 11418000 } },
  ],
  [
    'a programmer on visa-free days that ran out in August',
    'citizenship=IN&group=it&place=visa-free&arrival=2026-08-01',
    'it: stay overdue, petition-it now, visa-it 2027-01-29',
    { conflicts: ['passed 2026-08-14 2026-11-30'] },
  ],
  [
    'a worker of the union whose ninety days are over',
    'citizenship=RU&group=employed&place=visa-free&arrival=2026-08-20',
    'treaty: stay overdue, screening 2026-11-30, papers 2026-12-30',
    { conflicts: ['passed 2026-11-17 2026-11-30'] },
  ],
  [
    'a student whose visa is over',
    'citizenship=NG&group=study&place=visa&visa=2026-11-20&arrival=2025-09-01',
    'unknown: stay overdue, visa-inside now',
  ],
  [
    'an investor here without a visa',
    'citizenship=IN&group=investor&place=visa-free&arrival=2026-11-20',
    'investor: host-notice overdue, stay 2026-12-03, visa-investor 2027-01-29',
    { conflicts: ['stay-ends-first 2026-12-03 2027-02-01'], sums: { duty: null, solvency: null } },
  ],
  // Refugees.
  [
    'a Ukrainian refugee with a passport and a criminal record that are over: nothing is got from there',
    'citizenship=UA&group=refugee&place=visa&passport=2026-12-20&criminal=2026-01-01',
    'refugee: refugee now, screening 2026-11-30, iin-refugee 2026-12-03',
    {
      conflicts: ['refugee-paper-old 2026-06-30 2026-07-04'],
      days: { 'passport-ends': null, 'refugee-papers': '2026-12-30' },
      never: ['passport-apply', 'papers', 'paper-too-old', 'passport-too-short'],
    },
  ],
  [
    'a refugee with a card: the passport of the state that was fled is not renewed',
    'citizenship=UA&group=refugee&card=2027-01-10&passport=2026-12-20',
    'card: renew 2026-12-11',
    { never: ['passport', 'renewal-passport'] },
  ],
  [
    'a refugee from a country beyond the list is asked nothing of its visas and stamps',
    'citizenship=SO&group=refugee&place=visa',
    'refugee: refugee now',
    { never: ['country', 'stay', 'visa-unknown', 'stay-unknown'] },
  ],
  [
    'an Iranian refugee stays on the certificate, not on fourteen days',
    'citizenship=IR&group=refugee&place=visa-free&arrival=2026-11-25',
    'refugee: host-notice 2026-11-30, refugee now',
    { days: { 'stay-ends': null }, never: ['stay'] },
  ],
  [
    'a refugee who is abroad gets no number before the return',
    'citizenship=SY&group=refugee&place=abroad',
    'refugee: travel 2026-12-01',
    { days: { arrival: '2026-12-01', iin: '2026-12-04', 'papers-home': null } },
  ],
  // Days that were named and do not fit.
  [
    'an appointment on a Saturday, before anything is ready',
    'citizenship=AZ&place=visa-free&arrival=2026-11-25&apply=2026-12-05',
    'treaty: host-notice 2026-11-30, register 2026-12-24, apply-day 2026-12-05',
    {
      conflicts: [
        'not-working-day 2026-12-05 2026-12-07',
        'before-certificate 2026-12-05 2026-12-30',
      ],
    },
  ],
  [
    'a screening before the journey is done before it',
    'citizenship=RU&arrival=2026-12-20&screening=2026-12-10&place=abroad',
    'treaty: papers 2026-12-30, screening 2026-12-10, travel 2026-12-20',
  ],
  [
    'a journey to come, though the reader says that they are here',
    'citizenship=RU&place=visa-free&arrival=2026-12-20',
    'treaty: papers 2026-12-30, travel 2026-12-20, host-notice 2026-12-23',
    { conflicts: ['here-arriving 2026-12-20 2026-11-30'] },
  ],
  [
    'an arrival that is past, though the reader says that they are abroad',
    'citizenship=RU&place=abroad&arrival=2026-11-20',
    'treaty: host-notice overdue, register 2026-12-19',
    { conflicts: ['abroad-arrived 2026-11-20 2026-11-30'] },
  ],
  [
    'a certificate from before the screening began: screening-start',
    'citizenship=RU&place=visa-free&arrival=2026-11-28&certificate=2025-12-31',
    'treaty: host-notice 2026-12-02, register 2026-12-27, screening 2026-11-30',
    { conflicts: ['certificate-too-early 2025-12-31 2026-02-13'] },
  ],
  [
    'a criminal record that is over: a new one takes its time',
    'citizenship=MD&place=visa-free&arrival=2026-11-28&criminal=2026-05-01&certificate=2026-11-20&bank=2026-11-20&medical=2026-11-20&home=own',
    'treaty: host-notice 2026-12-02, register 2026-12-27, papers 2026-12-30',
    // Valid until 28 October; a new one on 30 December.
    { days: { 'papers-home': '2026-12-30', apply: '2026-12-31' } },
  ],
  [
    'a bank certificate to come is waited for',
    'citizenship=MD&place=visa-free&arrival=2026-11-28&bank=2027-02-01',
    'treaty: host-notice 2026-12-02, register 2026-12-27, stay 2027-02-25',
    { days: { apply: '2027-02-02' }, never: ['paper-later'] },
  ],
  [
    'a lease that is too short is made anew',
    'citizenship=MD&place=visa-free&arrival=2026-11-28&lease=2027-01-31&home=rent&criminal=2026-11-20',
    'treaty: host-notice 2026-12-02, register 2026-12-27, screening 2026-11-30, iin 2026-12-03, home-papers now',
    { conflicts: ['lease-too-short 2027-01-31 2027-06-29'] },
  ],
  [
    'a passport that ends before the card: more than 180 days must be left',
    'citizenship=RS&place=abroad&passport=2026-12-25',
    'treaty: passport-apply now, papers 2026-12-30',
    { conflicts: ['passport-too-short 2026-12-25 2027-08-03'], days: { 'card-ends': null } },
  ],
  [
    'earlier stays, overlapping, left no day: the stay did not end before it began',
    'citizenship=TR&place=visa-free&arrival=2026-11-20&stays=2026-06-01..2026-08-25 2026-08-20..2026-09-05',
    'treaty: stay now, host-notice overdue, register 2026-12-19',
    { conflicts: ['no-days-left-here 2026-11-20 2026-11-30'], days: { 'stay-ends': null } },
  ],
  [
    'ninety-three days until last week: another day to travel',
    'citizenship=RU&place=abroad&stays=2026-08-25..2026-11-25&arrival=2026-12-05',
    'treaty: papers 2026-12-30, travel-day 2026-12-05',
    // On 24 February the last 180 days begin with 29 August: 89 days, and this one.
    { conflicts: ['no-days-left 2026-12-05 2027-02-24'], never: ['travel', 'stay'] },
  ],
  [
    'a journey that is not named waits until a day is free',
    'citizenship=RU&place=abroad&stays=2026-08-25..2026-11-25&criminal=2026-11-20',
    'treaty: travel 2027-02-24, host-notice 2027-03-01',
    // From then on each day sets an old one free.
    { days: { arrival: '2027-02-24', 'stay-ends': '2027-05-24' } },
  ],
  // Who has applied.
  [
    'an application of October: the decision is overdue, and the stay is over',
    'citizenship=GE&place=visa-free&arrival=2026-08-20&apply=2026-10-05',
    'treaty: stay overdue, decision-late overdue, address after, card 2026-12-14',
    // 45 days after 5 October: 19 November. Ten more and 17 working days follow.
    { days: { decision: '2026-11-19', 'stay-ends': '2026-11-17' }, never: ['wait'] },
  ],
  [
    'an application of yesterday, and the last day to register is today',
    'citizenship=RU&arrival=2026-11-01&apply=2026-11-29',
    'treaty: register 2026-11-30, wait 2027-01-13',
    { ask: ['host-notice'], never: ['screening-goes-on', 'place-to-apply'] },
  ],
  [
    'papers that ended after they were handed in are not asked for again',
    'citizenship=RU&arrival=2026-10-01&apply=2026-10-20&criminal=2026-05-01&place=visa&visa=2027-03-01',
    'treaty: wait 2026-12-04',
    { never: ['passed criminal', 'papers'] },
  ],
  // The card.
  [
    'a card that ends in twenty days',
    'citizenship=RU&card=2026-12-20',
    'card: renew overdue',
    { days: { 'renew-latest': '2026-11-20' }, sums: { card: 865 } },
  ],
  [
    'a card that has ended: nobody says that the permit still holds',
    'citizenship=RU&card=2026-11-01',
    'card: renew overdue',
    { conflicts: ['passed 2026-11-01 2026-11-30'], ask: ['card-over'] },
  ],
  [
    'abroad with a card and a passport that end: back in time to renew them',
    'citizenship=RU&card=2027-01-15&passport=2027-01-10&trips=2026-11-01..',
    'card: return 2026-12-01, passport 2026-12-01, renew 2026-12-01',
    { days: { 'back-by': '2027-05-02' } },
  ],
  [
    'a passport that ends before the card is renewed before it, also where it ends later than the renewal',
    'citizenship=RU&card=2027-03-01&passport=2027-02-01',
    'card: passport 2027-01-15, renew 2027-01-15',
    { days: { 'renew-latest': '2027-01-30' } },
  ],
  [
    'a passport that outlasts the card is not renewed before it',
    'citizenship=DE&card=2027-02-28&passport=2035-06-01',
    'card: renew 2027-01-14',
    { never: ['passport'] },
  ],
  [
    'a trip that is planned too long: absence-limit',
    'citizenship=RU&card=2030-01-01&trips=2026-12-10..2027-09-01',
    'card: return 2027-06-10, renew 2029-11-17',
    { conflicts: ['trip-too-long 2027-09-01 2027-06-10'], ask: ['absence'] },
  ],
  // Other days.
  [
    'an arrival beyond the calendar: nothing after it is done “as soon as you can”, nor paid at today’s index',
    'citizenship=RU&place=abroad&arrival=2028-02-29',
    'treaty: papers 2028-02-29, travel 2028-02-29, host-notice after, register 2028-03-29, iin after',
    { sums: { duty: null, solvency: null }, days: { apply: null, 'stay-ends': '2028-05-28' } },
  ],
  [
    'the last day of the year: all that follows is of the next one',
    'citizenship=RU&place=visa-free&arrival=2026-12-31',
    'treaty: host-notice 2027-01-08, register 2027-01-29, screening 2026-12-31',
    {
      on: '2026-12-31',
      sums: { duty: null },
      days: { certificate: '2027-02-02', apply: '2027-02-03' },
    },
  ],
  [
    'before the pilot was announced there was no screening',
    'citizenship=GE&place=visa-free&arrival=2026-02-05',
    'treaty: host-notice 2026-02-10, papers 2026-03-12',
    { on: '2026-02-10', days: { screening: null, apply: '2026-03-13' } },
  ],
  [
    'whatever cannot be read is named, and the rest is planned',
    'citizenship=RU&arrival=2026-02-30&ages=abc&stays=2026-09-01&place=moon&group=king&group=spouse',
    'treaty: screening 2026-11-30',
    { wrong: ['ages', 'arrival', 'group', 'place', 'stays'], ask: ['screening-exempt'] },
  ],
  [
    'a trip that still goes on, written before another one, is not joined with it',
    'citizenship=RU&card=2030-01-01&trips=2026-05-01.. 2026-06-01..2026-06-10',
    'card: renew 2029-11-17',
    { wrong: ['trips'], ask: [] },
  ],
]

test.each(CASES)('%s', (_why, address, told, more = {}) => {
  const { toolInput, errors } = parseToolInput(queryIn(address))
  expect(Object.keys(errors ?? {}).sort()).toEqual(more.wrong ?? [])
  const { ground, actions, timeline, costs } = planOf(toolInput, more.on ?? '2026-11-30')
  const [best, next = ''] = told.split(': ')
  expect(ground.best.id).toBe(best)
  const steps = actions.map(
    ({ id, by, overdue, dayKind }) => `${id} ${by ?? (overdue ? 'overdue' : dayKind)}`,
  )
  expect(steps.slice(0, next.split(', ').length).join(', ')).toBe(next)
  const conflicts = timeline.conflicts.map(({ id, day, needed }) => `${id} ${day} ${needed}`)
  for (const conflict of more.conflicts ?? []) expect(conflicts).toContain(conflict)
  for (const [id, day] of Object.entries(more.days ?? {})) {
    expect(timeline.entries.find((entry) => entry.id === id)?.day ?? null, id).toBe(day)
  }
  for (const ask of more.ask ?? []) expect(ground.ask).toContain(ask)
  if (more.ask?.length === 0) expect(ground.ask).toEqual([])
  const said: string[] = [
    ...actions.flatMap(({ id, bring }) => [id, ...bring.map(({ step }) => step.id)]),
    ...timeline.conflicts.flatMap(({ id, paper }) => [id, `${id} ${paper}`]),
    ...ground.ask,
  ]
  for (const never of more.never ?? []) expect(said).not.toContain(never)
  const lines = [...costs.payments, ...costs.perhaps, ...(costs.shown ? [costs.shown] : [])]
  for (const [id, sum] of Object.entries(more.sums ?? {})) {
    expect(lines.find((line) => line.id === id)?.tenge, id).toBe(sum)
  }
})

test('what comes after a day beyond the calendar is never to be done at once', () => {
  const { toolInput } = parseToolInput(queryIn('citizenship=RU&place=abroad&arrival=2028-02-29'))
  const { actions } = planOf(toolInput, '2026-11-30')
  expect(actions.filter(({ dayKind }) => dayKind === 'now')).toEqual([])
  expect(actions.find(({ id }) => id === 'apply')?.dayKind).toBe('after')
})
