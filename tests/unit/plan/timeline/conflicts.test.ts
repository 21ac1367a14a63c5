import { expect, test } from 'vitest'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import {
  answered,
  conflictIds,
  makeBook,
  makeCalendar,
  planned,
} from '../../../factories/made-plan.ts'

/** A plan in which everything fits together, on a Monday. */
const SOUND = {
  citizenship: 'RU',
  arrival: '2026-11-20',
  certificate: '2026-11-23',
  apply: '2026-11-30',
  criminal: '2026-11-10',
  medical: '2026-11-10',
  bank: '2026-11-10',
  passport: '2030-01-01',
  lease: '2027-11-30',
}

/** Papers that are there already, so that only what a case is about is at odds. */
const READY = {
  citizenship: 'RU',
  certificate: '2026-11-20',
  criminal: '2026-11-20',
  medical: '2026-11-20',
  bank: '2026-11-20',
}

function conflictsOf(over: Record<string, string>, today = '2026-11-23') {
  return planned({ ...SOUND, ...over }, today).conflicts
}

test('nothing is at odds in a plan that fits together', () => {
  expect(conflictsOf({})).toEqual([])
})

test.each([
  ['2026-11-30', [], 'on the day itself'],
  ['2026-12-01', ['before-arrival'], 'a day before'],
])('arriving on %s: %o (handing in %s)', (arrival, ids) => {
  const found = conflictsOf({ arrival })
  expect(found.map(({ id }) => id)).toEqual(ids)
  if (ids.length > 0) {
    expect(found[0]).toEqual({
      id: 'before-arrival',
      question: 'apply',
      facts: [],
      day: '2026-11-30',
      needed: arrival,
    })
  }
})

test.each([
  ['2026-12-22', ['stay-ends-waiting'], 'on the last day of the stay'],
  ['2026-12-23', ['stay-ends-first'], 'a day after it'],
])('a citizen of Germany who came on 23 November and hands in on %s: %o (%s)', (apply, ids) => {
  const found = conflictsOf({ citizenship: 'DE', arrival: '2026-11-23', apply }).filter(({ id }) =>
    id.startsWith('stay-'),
  )
  expect(found.map(({ id }) => id)).toEqual(ids)
  if (ids.length > 0) {
    const waiting = { question: 'apply', day: '2026-12-22', needed: '2027-02-05' }
    const first = { question: 'arrival', day: '2026-12-22', needed: apply }
    expect(found[0]).toMatchObject(found[0]?.id === 'stay-ends-waiting' ? waiting : first)
  }
})

test.each([
  ['2026-11-30', [], 'the same day'],
  ['2026-12-01', ['before-certificate'], 'the day after'],
])('an application of 30 November and a certificate of %s: %o (%s)', (certificate, ids) => {
  const found = conflictsOf({ certificate })
  expect(found.map(({ id }) => id)).toEqual(ids)
  if (ids.length > 0) {
    expect(found[0]).toMatchObject({ question: 'apply', day: '2026-11-30', needed: '2026-12-01' })
  }
})

test('an application before the certificate to be expected names the records it goes by', () => {
  const [first] = conflictsOf({ certificate: '', screening: '2026-11-23', apply: '2026-12-22' })
  expect(first).toEqual({
    id: 'before-certificate',
    question: 'apply',
    facts: ['screening-length', 'screening-check-term'],
    day: '2026-12-22',
    needed: '2026-12-23',
  })
  expect(conflictsOf({ certificate: '', screening: '2026-11-23', apply: '2026-12-23' })).toEqual([])
})

test.each<[string, string | undefined, string]>([
  ['2026-11-27', undefined, 'a Friday'],
  ['2026-11-28', '2026-11-30', 'a Saturday'],
  ['2026-11-29', '2026-11-30', 'a Sunday'],
  ['2026-12-16', '2026-12-17', 'Independence Day, a Wednesday'],
  ['2027-01-01', '2027-01-05', 'New Year, with a moved day on Monday'],
])('of an application on %s the next working day is %s (%s)', (apply, needed) => {
  const found = conflictsOf({ apply })
  const conflict = { id: 'not-working-day', question: 'apply', facts: [], day: apply, needed }
  expect(found).toEqual(needed ? [conflict] : [])
})

test.each([
  ['2026-05-11', '2026-05-12', 'Victory Day, moved to a Monday'],
  ['2026-03-25', '2026-03-26', 'the last of Nauryz'],
])('of an application on %s the next working day is %s (%s)', (apply, needed) => {
  const given = '2026-03-02'
  const ready = { citizenship: 'RU', criminal: given, medical: given, bank: given, home: 'own' }
  const timeline = planned({ ...ready, certificate: given, apply }, given)
  expect(timeline.conflicts).toMatchObject([{ id: 'not-working-day', day: apply, needed }])
})

test.each<[string, string | undefined, string]>([
  ['2026-06-03', undefined, 'good to the very day'],
  ['2026-06-02', '2026-11-29', 'a day too old'],
])('papers given on %s are over on %s before 30 November (%s)', (given, end) => {
  for (const paper of ['criminal', 'medical', 'bank'] as const) {
    const found = conflictsOf({ [paper]: given })
    if (!end) expect(found).toEqual([])
    else {
      expect(found).toMatchObject([
        { id: 'paper-too-old', question: paper, paper, day: end, needed: '2026-06-03' },
      ])
    }
  }
})

test.each([
  ['2027-11-23', [], 'to the very day'],
  ['2027-11-24', ['paper-too-old'], 'a day too late'],
])('a certificate of 23 November 2026 and an application on %s: %o (%s)', (apply, ids) => {
  const rest = { citizenship: '', criminal: '', medical: '', bank: '', lease: '' }
  const found = conflictsOf({ ...rest, apply })
  expect(found.map(({ id }) => id)).toEqual(ids)
  if (ids.length > 0) {
    expect(found[0]).toEqual({
      id: 'paper-too-old',
      question: 'certificate',
      paper: 'certificate',
      facts: ['screening-certificate-validity'],
      day: '2027-11-23',
      needed: '2026-11-24',
    })
  }
})

test('a certificate to be expected can be over as well: then the screening begins later', () => {
  const found = planned({ screening: '2026-11-23', apply: '2027-12-24' }).conflicts
  expect(found).toMatchObject([
    { id: 'paper-too-old', question: 'screening', paper: 'certificate', day: '2027-12-23' },
  ])
})

test.each([
  ['2026-11-30', [], 'on the day itself'],
  ['2026-12-01', ['paper-later'], 'a day later'],
])('a paper given on %s for an application of 30 November: %o (%s)', (given, ids) => {
  for (const paper of ['criminal', 'medical', 'bank'] as const) {
    const found = conflictsOf({ [paper]: given })
    expect(found.map(({ id }) => id)).toEqual(ids)
    if (ids.length > 0) {
      expect(found[0]).toMatchObject({ question: paper, paper, day: given, needed: '2026-11-30' })
    }
  }
})

test('a certificate that comes after the application is named once', () => {
  expect(conflictsOf({ certificate: '2026-12-07' }).map(({ id }) => id)).toEqual([
    'before-certificate',
  ])
})

test.each([
  ['2027-05-28', ['passport-too-short'], '179 days'],
  ['2027-05-29', ['passport-too-short'], '180 days, and more than that must be left'],
  ['2027-05-30', [], '181 days'],
])('a passport to %s for an application of 30 November: %o (%s)', (passport, ids) => {
  const found = conflictsOf({ passport })
  expect(found.map(({ id }) => id)).toEqual(ids)
  if (ids.length > 0) {
    expect(found[0]).toEqual({
      id: 'passport-too-short',
      question: 'passport',
      facts: ['passport-min-validity'],
      day: passport,
      needed: '2027-05-30',
    })
  }
})

test.each([
  ['2027-05-28', ['lease-too-short'], '179 days'],
  ['2027-05-29', [], '180 days'],
])('a lease to %s for an application of 30 November: %o (%s)', (lease, ids) => {
  const found = conflictsOf({ lease })
  expect(found.map(({ id }) => id)).toEqual(ids)
  if (ids.length > 0) {
    expect(found[0]).toEqual({
      id: 'lease-too-short',
      question: 'lease',
      facts: ['housing-min-term'],
      day: lease,
      needed: '2027-05-29',
    })
  }
})

test.each([
  ['2026-11-25', [], 'the last day'],
  ['2026-11-26', ['host-notice'], 'the notice is over'],
  ['2026-12-19', ['host-notice'], 'the last day to register'],
  ['2026-12-20', ['host-notice', 'register'], 'that is over too'],
  ['2027-02-17', ['host-notice', 'register'], 'the last day of the stay'],
  ['2027-02-18', ['stay-ends', 'host-notice', 'register'], 'a stay that is over comes first'],
])('for somebody who came on 20 November, on %s is over: %o (%s)', (today, ids) => {
  const found = conflictsOf({}, today).filter(({ question }) => question === 'arrival')
  expect(found.map(({ entry }) => entry)).toEqual(ids)
  for (const conflict of found) {
    expect(conflict).toMatchObject({ id: 'passed', question: 'arrival', needed: today })
    expect(conflict.day < today).toBe(true)
  }
})

test('what is too old or too short is not said to be over once more', () => {
  const over = { criminal: '2026-01-12', passport: '2026-11-01', apply: '2026-12-07' }
  const found = planned({
    arrival: '2026-10-01',
    ...READY,
    ...over,
    citizenship: 'DE',
    home: 'own',
  })
  const ids = conflictIds(found).filter((id) => id !== 'before-ready')
  expect(ids).toEqual(['passed', 'paper-too-old', 'passport-too-short', 'passed'])
  expect(found.conflicts[0]?.entry).toBe('stay-ends')
  expect(found.conflicts.at(-1)?.entry).toBe('host-notice')
})

test('papers that were handed in are asked for no more; a passport that is over since is', () => {
  const query = {
    certificate: '2026-02-16',
    apply: '2026-03-02',
    criminal: '2026-02-02',
    passport: '2026-10-01',
  }
  const { conflicts } = planned(query, '2026-11-23')
  expect(conflicts).toMatchObject([
    { id: 'passed', question: 'passport', entry: 'passport-ends', day: '2026-10-01' },
  ])
  expect(conflicts.every(({ needed }) => needed === '2026-11-23')).toBe(true)
})

test('the weightiest conflict stands first', () => {
  const found = planned({
    citizenship: 'DE',
    arrival: '2026-10-01',
    certificate: '2027-01-20',
    apply: '2027-01-16',
    criminal: '2026-01-12',
    medical: '2027-01-18',
    passport: '2027-02-01',
    lease: '2027-02-01',
  })
  expect(conflictIds(found)).toEqual([
    'passed',
    'before-certificate',
    'not-working-day',
    'paper-too-old',
    'paper-later',
    'passport-too-short',
    'lease-too-short',
    'passed',
  ])
})

test('a conflict that rests on a record without a number is not reported, but open', () => {
  const book = makeBook({ 'passport-min-validity': null, 'housing-min-term': null })
  const query = { ...READY, apply: '2026-11-23', passport: '2026-12-01', lease: '2026-12-01' }
  const timeline = timelineOf(answered(query), '2026-11-23', makeCalendar([2026, 2027]), book)
  expect(timeline.conflicts).toEqual([])
  expect(timeline.unknownFacts).toEqual(['passport-min-validity', 'housing-min-term'])
})

test('other numbers in the ledger move the conflicts', () => {
  const known = makeCalendar([2026, 2027])
  const at = (passport: string, lease: string) =>
    conflictIds(
      timelineOf(
        answered({ ...READY, apply: '2026-11-23', passport, lease }),
        '2026-11-23',
        known,
        makeBook(),
      ),
    )
  expect(at('2026-12-24', '2027-01-02')).toEqual([])
  expect(at('2026-12-23', '2027-01-01')).toEqual(['passport-too-short', 'lease-too-short'])
})

test('that one paper is too old on the day does not hide that another is over today', () => {
  const query = { ...READY, certificate: '2026-11-20', apply: '2026-12-21', home: 'own' }
  const papers = { criminal: '2026-07-01', bank: '2026-05-01' }
  const { conflicts } = planned({ ...query, ...papers }, '2026-11-30')
  // Valid until 28 December and until 28 October; the application is on 21 December.
  expect(conflicts.filter(({ paper }) => paper).map(({ id, paper }) => `${id} ${paper}`)).toEqual([
    'paper-too-old bank',
  ])
})
