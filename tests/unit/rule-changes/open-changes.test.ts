import { expect, test } from 'vitest'
import type { FactRecord } from '#lib/facts/schema.ts'
import { changeWords, headlineFor } from '#lib/rule-changes/change-words.ts'
import { openChanges } from '#lib/rule-changes/open-changes.ts'
import { readRecord, writeRecord } from '#lib/rule-changes/record-text.ts'
import { makeFacts, makeRecord } from '../../factories/facts.ts'

const TODAY = '2026-12-01'

type Periods = NonNullable<FactRecord['periods']>

function period(over: Partial<Periods[number]> = {}): Periods[number] {
  return { from: '2025-01-01', since: 'exact', value: 4, sources: [], ...over }
}

function fee(...periods: Periods): FactRecord {
  return makeRecord({ periods })
}

/** The first day on which a record says something else than the announced one, if any. */
function changeOf(before: FactRecord, after: FactRecord, today = TODAY) {
  const announced = new Map([[before.id, writeRecord(before)]])
  return openChanges(announced, makeFacts([after]), today)[0]
}

const OLD = fee(period())

test.each([
  ['the value today', fee(period({ value: 6 })), '2026-12-01'],
  [
    'a new value from a day to come',
    fee(period(), period({ from: '2027-01-01', value: 6 })),
    '2027-01-01',
  ],
  [
    'a new value since a day that has passed',
    fee(period(), period({ from: '2026-11-20', value: 6 })),
    '2026-12-01',
  ],
  ['that a value ends', fee(period({ until: '2026-12-31' })), '2027-01-01'],
  ['that a value is not known any more', fee(period({ value: null })), '2026-12-01'],
] as const)('%s is a change, from its first day on', (_, after, day) => {
  expect(changeOf(OLD, after)?.day).toBe(day)
})

test.each([
  ['nothing', OLD],
  ['the day of the check', { ...OLD, checked: '2026-11-30' }],
  ['a title', { ...OLD, title: { en: 'The fee', ru: 'Сбор', kk: 'Алым' } }],
  ['a source', fee(period({ sources: ['another'] }))],
  [
    'what was so before today',
    fee(period({ until: '2025-12-31', value: 3 }), period({ from: '2026-01-01' })),
  ],
] as const)('%s is no change of a rule', (_, after) => {
  expect(changeOf(OLD, after)).toBeUndefined()
})

test('a record that was removed is a change once, and can be told', () => {
  const announced = new Map([[OLD.id, writeRecord(OLD)]])
  const [change] = openChanges(announced, makeFacts([]), TODAY)
  expect(change).toMatchObject({ day: TODAY, before: OLD })
  const words = change && changeWords(change, 'en', makeFacts([]))
  expect(words?.values).toMatchObject({ before: expect.stringContaining('4'), after: 'not known' })
  const after = new Map([[OLD.id, change?.recordAfter ?? '']])
  expect(readRecord(change?.recordAfter ?? '')).toEqual(change?.after)
  expect(openChanges(after, makeFacts([]), '2026-12-09')).toEqual([])
  // One that was for days to come alone has told nobody anything yet.
  const ahead = fee(period({ from: '2027-01-01' }))
  expect(openChanges(new Map([[ahead.id, writeRecord(ahead)]]), makeFacts([]), TODAY)).toEqual([])
})

test('what was announced for a day to come is not told again on that day', () => {
  const announced = fee(period(), period({ from: '2027-01-01', value: 6 }))
  expect(changeOf(announced, announced, '2027-01-01')).toBeUndefined()
  expect(changeOf(announced, announced, '2027-06-01')).toBeUndefined()
})

test('other readings of a contested record are a change', () => {
  const words = { en: 'Who', ru: 'Кто', kk: 'Кім' }
  const reading = (value: number) => ({ who: words, says: words, sources: ['a'], value })
  const before = fee(period({ value: null, readings: [reading(1), reading(2)] }))
  const after = fee(period({ value: null, readings: [reading(1), reading(3)] }))
  expect(changeOf(before, after)?.day).toBe(TODAY)
  expect(changeOf(before, before)).toBeUndefined()
})

test('a new record and a sum are no changes of their own', () => {
  const sum = makeRecord({ id: 'sum', sum: ['fee', 'other'], periods: undefined })
  const announced = new Map([
    ['fee', writeRecord(OLD)],
    ['sum', writeRecord({ ...sum, sum: ['fee', 'another'] })],
  ])
  expect(openChanges(announced, makeFacts([OLD, sum, makeRecord({ id: 'other' })]), TODAY)).toEqual(
    [],
  )
})

test('a record is the same text whatever the order of its fields, and is read again', () => {
  const turned = Object.fromEntries(Object.entries(OLD).reverse())
  expect(writeRecord(makeRecord(turned))).toBe(writeRecord(OLD))
  expect(readRecord(writeRecord(OLD))).toEqual(OLD)
  expect(readRecord('{"id":"fee","form":"of old"}')).toBeUndefined()
})

test('a change is told with both values, its day and its sources', () => {
  const source = {
    id: 'law',
    title: 'The law',
    publisher: 'Adilet',
    language: 'ru' as const,
    kind: 'official' as const,
    url: 'https://adilet.example',
  }
  const facts = { ...makeFacts([OLD]), sources: new Map([['law', source]]) }
  const headline = { en: 'Now {after}, was {before}', ru: 'Теперь {after}', kk: 'Енді {after}' }
  const after = fee(period(), period({ from: '2027-01-01', value: 6, sources: ['law'], headline }))
  const change = { before: OLD, after, day: '2027-01-01' }
  expect(changeWords(change, 'en', facts)).toEqual({
    values: {
      title: 'Fee',
      before: '4\u00a0MCI',
      after: '6\u00a0MCI',
      day: expect.stringMatching(/^1\sJanuary\s2027$/),
    },
    sources: ['The law (Adilet)'],
  })
  expect(changeWords(change, 'ru', facts).values).toMatchObject({
    title: 'Сбор',
    after: '6\u00a0МРП',
  })
  expect(headlineFor(change, 'en')).toBe('Now 6\u00a0MCI, was 4\u00a0MCI')
})
