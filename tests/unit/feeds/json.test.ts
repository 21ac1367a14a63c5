import { Validator } from '@cfworker/json-schema'
import { expect, test, vi } from 'vitest'
import { factsAnswer, factsJsonSchema } from '#lib/feeds/facts-json.ts'
import { guidesAnswer } from '#lib/feeds/guides-json.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'
import { makeGuide, makeText, showing } from '../../factories/guide.ts'

vi.stubEnv('SITE_URL', 'https://guide.example')

/** What a program elsewhere has: the schema and the answer as they went over the wire. */
function overTheWire<T>(data: T) {
  return JSON.parse(JSON.stringify(data))
}

const SCHEMA = new Validator(overTheWire(factsJsonSchema()), '2020-12', false)

const BOOK = {
  ...makeLedger([
    makeRecord({
      id: 'mci',
      unit: 'kzt',
      periods: [
        { from: '2025-01-01', since: 'exact', value: 3932, sources: [] },
        { from: '2026-01-01', since: 'exact', value: 4325, sources: ['law', 'talk'] },
        { from: '2027-01-01', since: 'exact', value: null, sources: [] },
      ],
    }),
    makeRecord({ id: 'fee', unit: 'mci' }),
    makeRecord({
      id: 'start',
      unit: 'date',
      periods: [{ from: '2026-02-13', since: 'exact', value: '2026-02-13', sources: [] }],
    }),
    makeRecord({
      id: 'who',
      unit: 'text',
      periods: [
        { from: '2020-01-01', since: 'seen', value: { en: 'a', ru: 'б', kk: 'ә' }, sources: [] },
      ],
    }),
    makeRecord({
      id: 'needed',
      unit: 'yes-no',
      periods: [{ from: '2020-01-01', since: 'seen', value: true, sources: [] }],
    }),
  ]),
  sources: new Map([
    [
      'law',
      {
        id: 'law',
        title: 'Law',
        publisher: 'State',
        language: 'ru' as const,
        url: 'https://law.example/',
        date: '2025-12',
        kind: 'official' as const,
      },
    ],
    [
      'talk',
      {
        id: 'talk',
        title: 'Talk',
        publisher: 'Press',
        language: 'ru' as const,
        kind: 'interview' as const,
      },
    ],
  ]),
}

test.each(['2019-01-01', '2025-06-01', '2026-02-12', '2026-02-13', '2027-01-01', '2100-01-01'])(
  'the ledger on %s fits the published schema',
  (day) => {
    const result = SCHEMA.validate(overTheWire(factsAnswer(day, BOOK)))
    expect(result.errors).toEqual([])
  },
)

test.each([
  ['a field more', { on: '2026-01-01', facts: [], more: 1 }],
  ['a day that is none', { on: 'today', facts: [] }],
  ['a fact of which half is missing', { on: '2026-01-01', facts: [{ id: 'mci' }] }],
])('%s does not fit the schema', (_what, answer) => {
  expect(SCHEMA.validate(answer).valid).toBe(false)
})

test('a record is answered in the form that others rely on', () => {
  const [mci] = factsAnswer('2026-05-01', BOOK).facts
  expect(overTheWire(mci)).toEqual({
    id: 'mci',
    title: { en: 'Fee', ru: 'Сбор', kk: 'Алым' },
    unit: 'kzt',
    value: 4325,
    tenge: null,
    from: '2026-01-01',
    until: '2026-12-31',
    checked: '2026-01-01',
    confidence: 'official',
    sources: [
      { title: 'Law', url: 'https://law.example/', date: '2025-12' },
      { title: 'Talk', url: null, date: null },
    ],
    history: [
      { from: '2025-01-01', until: '2025-12-31', value: 3932 },
      { from: '2026-01-01', until: '2026-12-31', value: 4325 },
      { from: '2027-01-01', until: null, value: null },
    ],
  })
})

test.each([
  ['2025-12-31', 15_728],
  ['2026-01-01', 17_300],
  ['2027-01-01', null],
])('on %s a fee of 4 MCI comes to %s tenge', (day, tenge) => {
  const fee = factsAnswer(day, BOOK).facts.find(({ id }) => id === 'fee')
  expect(fee).toMatchObject({ value: 4, tenge })
})

test('a guide is listed in the languages that have it, with its facts once', () => {
  const translates = { locale: 'en' as const, version: 'ffffffffffff', day: '2026-04-01' }
  const guide = makeGuide('money', [
    makeText('en', showing('mci', 'fee')),
    makeText('kk', { ...showing('fee'), translates, behind: true }),
  ])
  expect(overTheWire(guidesAnswer([guide], '2026-05-01', BOOK))).toEqual({
    guides: [
      {
        slug: 'money',
        stage: 'start',
        locales: {
          en: {
            title: 'Title in en',
            summary: 'What a person does first, in en.',
            url: 'https://guide.example/en/guides/money',
            updated: '2026-03-01',
            checked: '2026-03-02',
            translationOf: null,
            behind: false,
          },
          kk: {
            title: 'Title in kk',
            summary: 'What a person does first, in kk.',
            url: 'https://guide.example/kk/guides/money',
            updated: '2026-04-01',
            checked: '2026-03-02',
            translationOf: 'en',
            behind: true,
          },
        },
        facts: ['mci', 'fee'],
      },
    ],
  })
})
