import { expect, test } from 'vitest'
import { describeChange, describeSiteChange } from '#lib/guides/change-words.ts'
import { firstDayOf, guideChanges, recentSpan, siteChanges } from '#lib/guides/changes.ts'
import { updatedOn } from '#lib/guides/updated.ts'
import { makeFacts, makeRecord } from '../../factories/facts.ts'
import { makeGuide, makeText, showing } from '../../factories/guide.ts'

function steps(
  id: string,
  unit: 'mci' | 'kzt' | 'calendar-days',
  ...values: [string, number | null][]
) {
  const periods = values.map(([from, value]) => ({
    from,
    value,
    since: 'exact' as const,
    sources: [],
  }))
  return makeRecord({ id, unit, title: { en: `The ${id}`, ru: id, kk: id }, periods })
}

const BOOK = makeFacts([
  steps('mci', 'kzt', ['2025-01-01', 3932], ['2026-01-01', 4325], ['2027-01-01', null]),
  steps('fee', 'mci', ['2020-01-01', 4]),
  steps('term', 'calendar-days', ['2026-02-13', 45], ['2026-07-01', 30]),
])

const SPAN = { since: '2026-01-01', until: '2026-12-31' }

function days(changes: { day: string; kind: string }[]): string[] {
  return changes.map(({ day, kind }) => `${day} ${kind}`)
}

test('a guide tells of the rules it shows, newest first, and of no others', () => {
  const text = makeText('en', showing('term'))
  expect(days(guideChanges(makeGuide('a', [text]), text, SPAN, BOOK))).toEqual([
    '2026-07-01 rule',
    '2026-03-01 guide',
    '2026-02-13 rule',
  ])
})

test('a guide that shows a sum in MCI tells of the index', () => {
  const text = makeText('en', showing('fee'))
  const span = { since: '2026-01-01', until: '2027-01-01' }
  expect(days(guideChanges(makeGuide('a', [text]), text, span, BOOK))).toEqual([
    '2027-01-01 rule',
    '2026-03-01 guide',
    '2026-01-01 rule',
  ])
})

test.each([
  ['2026-06-30', false],
  ['2026-07-01', true],
])('on %s the change of 1 July 2026 is told: %s', (day, told) => {
  const changes = siteChanges([], 'en', recentSpan(day), BOOK)
  expect(changes.some((change) => change.day === '2026-07-01')).toBe(told)
})

test('changes of more than two years ago are left to the history of the record', () => {
  expect(recentSpan('2028-02-29')).toEqual({ since: '2026-02-28', until: '2028-02-29' })
})

test('the first note says that the guide is there; later ones are told as they are', () => {
  const changes = [
    { date: '2026-05-01', note: 'The fine was wrong.' },
    { date: '2026-04-01', note: 'First published.' },
  ]
  const text = makeText('en', { changes })
  const guide = makeGuide('a', [text])
  expect(firstDayOf(guide, text)).toBe('2026-04-01')
  const told = guideChanges(guide, text, SPAN, BOOK)
  expect(told.map((change) => describeChange(change, 'en').words)).toEqual([
    'The fine was wrong.',
    'New guide: Title in en',
  ])
  expect(describeSiteChange(told[0] ?? fail(), 'en').words).toBe('Title in en: The fine was wrong.')
})

test('a translation is new on its own first day', () => {
  const translates = { locale: 'en' as const, version: '0123456789ab', day: '2026-08-01' }
  const text = makeText('kk', { translates })
  const guide = makeGuide('a', [makeText('en'), text])
  expect(days(siteChanges([guide], 'kk', SPAN, makeFacts([])))).toEqual(['2026-08-01 guide'])
  expect(days(siteChanges([guide], 'en', SPAN, makeFacts([])))).toEqual(['2026-03-01 guide'])
})

test.each([
  ['2026-02-13', 'The term: 45 calendar days (new rule)'],
  ['2026-07-01', 'The term: 30 calendar days (before: 45 calendar days)'],
  ['2027-01-01', 'The mci: not known (before: 4,325 ₸)'],
])('a rule that changes on %s is told in words', (day, words) => {
  const [change] = siteChanges([], 'en', { since: day, until: day }, BOOK)
  const said = describeChange(change ?? fail(), 'en').words.replaceAll('\u00a0', ' ')
  expect(said).toBe(words)
})

test('a rule that ended, and one of which only the latest day is known, are told as such', () => {
  const ended = makeRecord({
    id: 'ban',
    unit: 'yes-no',
    title: { en: 'Is it banned?', ru: 'Запрещено?', kk: 'Тыйым бар ма?' },
    periods: [
      { from: '2020-01-01', since: 'exact', value: false, sources: [] },
      { from: '2026-02-01', since: 'seen', until: '2026-05-31', value: true, sources: [] },
    ],
  })
  const told = siteChanges([], 'ru', SPAN, makeFacts([ended]))
  expect(told.map((change) => describeChange(change, 'ru').words)).toEqual([
    'Запрещено? да (больше не действует)',
    'Запрещено? да (раньше: нет). Изменилось не позднее этого дня.',
  ])
})

test.each([
  ['2026-03-01', '2026-03-01'],
  ['2026-06-30', '2026-03-01'],
  ['2026-07-01', '2026-07-01'],
])('on %s a guide was last updated on %s, whenever it was checked', (day, updated) => {
  const text = makeText('en', showing('term'))
  expect(updatedOn(makeGuide('a', [text]), text, day, BOOK)).toBe(updated)
})

function fail(): never {
  throw new Error('there is no such change')
}
