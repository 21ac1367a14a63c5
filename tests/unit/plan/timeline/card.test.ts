import { expect, test } from 'vitest'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { answered, dayOf, makeBook, makeCalendar, planned } from '../../../factories/made-plan.ts'

const DONE = { certificate: '2026-11-20' }

test.each<[string, string, string, string, string | undefined, string]>([
  [
    '2026-11-23',
    '2027-01-07',
    '2027-02-21',
    '2027-01-17',
    '2027-02-02',
    'decided on Orthodox Christmas',
  ],
  ['2026-11-30', '2027-01-14', '2027-02-28', '2027-01-24', '2027-02-08', 'decided on a Thursday'],
  ['2027-02-01', '2027-03-18', '2027-05-02', '2027-03-28', '2027-04-15', 'over Nauryz'],
  [
    '2027-11-15',
    '2027-12-30',
    '2028-02-13',
    '2028-01-09',
    undefined,
    'the card beyond the calendar',
  ],
])(
  'an application of %s is decided by %s, its status ends on %s, the address follows by %s, the card about %s (%s)',
  (apply, decision, wait, address, card) => {
    const timeline = planned({ ...DONE, apply })
    const { entries } = timeline
    const bare = (id: string) => {
      const entry = entries.find((one) => one.id === id)
      return entry && [entry.day, entry.kind, entry.facts.join()]
    }
    expect(bare('decision')).toEqual([decision, 'by', 'review-term'])
    expect(bare('wait-ends')).toEqual([wait, 'ends', 'wait-status-days'])
    expect(bare('address')).toEqual([address, 'expected', 'unregistered-limit'])
    expect(bare('card')).toEqual(card && [card, 'expected', 'card-term'])
    expect(timeline.assumed.includes('card-at-once')).toBe(card !== undefined)
  },
)

test('a card lasts its full term, ten years to the day, when nothing is said of the passport', () => {
  const timeline = planned({ ...DONE, apply: '2026-11-30' })
  expect(dayOf(timeline, 'card')).toBe('2027-02-08')
  expect(dayOf(timeline, 'card-ends')).toBe('2037-02-08')
  expect(dayOf(timeline, 'renew-advice')).toBe('2036-12-25')
  expect(dayOf(timeline, 'renew-latest')).toBe('2037-01-09')
  expect(timeline.assumed).toContain('card-full-term')
  expect(dayOf(timeline, 'passport-ends')).toBeUndefined()
})

test.each([
  ['2037-02-07', '2037-02-07', ['card-within-passport'], 'a day shorter'],
  ['2037-02-08', '2037-02-08', ['card-validity'], 'as long'],
  ['2037-02-09', '2037-02-08', ['card-validity'], 'a day longer'],
  ['2028-02-29', '2028-02-29', ['card-within-passport'], 'to a leap day'],
])('with a passport to %s the card ends on %s by %o (%s)', (passport, day, facts) => {
  const timeline = planned({ ...DONE, apply: '2026-11-30', passport })
  expect(timeline.entries.find(({ id }) => id === 'card-ends')).toMatchObject({
    day,
    kind: 'ends',
    facts,
  })
  expect(dayOf(timeline, 'passport-ends')).toBe(passport)
  expect(timeline.assumed).not.toContain('card-full-term')
})

test('a card that ends with a passport on a leap day is renewed so many days before it', () => {
  const timeline = planned({ ...DONE, apply: '2026-11-30', passport: '2028-02-29' })
  expect(dayOf(timeline, 'renew-advice')).toBe('2028-01-15')
  expect(dayOf(timeline, 'renew-latest')).toBe('2028-01-30')
})

test('a card from a leap day ends on the last day of a February', () => {
  const query = { certificate: '2028-01-03', apply: '2028-02-14' }
  const known = makeCalendar([2028])
  const timeline = timelineOf(answered(query), '2028-02-14', known, makeBook({ 'card-term': 2 }))
  // Decided on 25 February, a Friday.
  expect(dayOf(timeline, 'card')).toBe('2028-02-29')
  expect(dayOf(timeline, 'card-ends')).toBe('2030-02-28')
})

test.each<[boolean | null, string | undefined, string]>([
  [false, '2027-06-01', 'the ledger binds it to the passport'],
  [true, '2028-12-10', 'the ledger lets it outlast the passport'],
  [null, undefined, 'the ledger does not say'],
])('where card-within-passport says %s, the card ends on %s (%s)', (rule, day) => {
  const query = { certificate: '2026-11-20', apply: '2026-11-23', passport: '2027-06-01' }
  const book = makeBook({ 'card-within-passport': rule })
  const timeline = timelineOf(answered(query), '2026-11-23', makeCalendar([2026, 2027]), book)
  expect(dayOf(timeline, 'card')).toBe('2026-12-10')
  expect(dayOf(timeline, 'card-ends')).toBe(day)
  expect(dayOf(timeline, 'renew-latest') === undefined).toBe(day === undefined)
  expect(timeline.unknownFacts).toEqual(rule === null ? ['card-within-passport'] : [])
})

test.each<[string, string | undefined, string | undefined, string]>([
  ['2026-12-09', undefined, undefined, 'over before the card is there'],
  ['2026-12-10', '2026-12-10', undefined, 'over on the very day'],
  ['2026-12-16', '2026-12-16', '2026-12-10', 'renewed at the latest on the day it comes'],
])(
  'with a passport to %s the card ends on %s and is renewed by %s (%s)',
  (passport, end, renew) => {
    const query = { certificate: '2026-11-20', apply: '2026-11-23', passport }
    const known = makeCalendar([2026, 2027])
    const timeline = timelineOf(answered(query), '2026-11-23', known, makeBook())
    expect(dayOf(timeline, 'card-ends')).toBe(end)
    expect(dayOf(timeline, 'renew-latest')).toBe(renew)
  },
)

test('a card of which the term is not known has no day, and nothing after it either', () => {
  const query = { certificate: '2026-11-20', apply: '2026-11-23' }
  const known = makeCalendar([2026, 2027])
  const timeline = timelineOf(answered(query), '2026-11-23', known, makeBook({ 'card-term': null }))
  expect(timeline.entries.at(-1)?.id).toBe('certificate-ends')
  expect(timeline.unknownFacts).toEqual(['card-term'])
  expect(timeline.assumed).not.toContain('card-at-once')
})

test('the terms of a card are those known today, also for an application far ahead', () => {
  const book = makeBook()
  const term = book.facts.get('card-validity')
  const [period] = term?.periods ?? []
  if (!term || !period) throw new Error('no record')
  const later = { ...period, from: '2026-12-01', value: 5 }
  book.facts.set('card-validity', { ...term, periods: [period, later] })
  const cardTerm = book.facts.get('card-term')
  const [short] = cardTerm?.periods ?? []
  if (!cardTerm || !short) throw new Error('no record')
  const long = { ...short, from: '2026-12-01', value: 5 }
  book.facts.set('card-term', { ...cardTerm, periods: [short, long] })
  const toolInput = answered({ certificate: '2026-11-20', apply: '2027-02-01' })
  const known = makeCalendar([2026, 2027])
  expect(dayOf(timelineOf(toolInput, '2026-11-30', known, book), 'card-ends')).toBe('2029-02-18')
  expect(dayOf(timelineOf(toolInput, '2026-12-01', known, book), 'card-ends')).toBe('2032-02-19')
})
