import { expect, test } from 'vitest'
import { isErrorKey } from '#lib/i18n/messages.ts'
import {
  GROUPS,
  HOMES,
  isAsked,
  parseToolInput,
  QUESTIONS,
  type Question,
  queryOf,
  type ToolInput,
  type ToolQuery,
  typedIn,
  typedQuery,
  valuesOf,
} from '#lib/plan/input/tool-input.ts'
import { HOSTILE_TEXTS } from '../../../factories/hostile-texts.ts'
import { answered } from '../../../factories/made-plan.ts'

const NOTHING: ToolInput = {
  citizenship: undefined,
  place: undefined,
  group: [],
  home: undefined,
  ages: [],
  adults: 0,
  children: 0,
  arrival: undefined,
  screening: undefined,
  apply: undefined,
  visa: undefined,
  passport: undefined,
  certificate: undefined,
  criminal: undefined,
  medical: undefined,
  bank: undefined,
  lease: undefined,
  card: undefined,
  need: undefined,
  stays: [],
  trips: [],
  petitionDays: undefined,
  papersDays: undefined,
  iinDays: undefined,
  accountDays: undefined,
  checkupDays: undefined,
  lodgingDays: undefined,
}

const DAYS = QUESTIONS.slice(QUESTIONS.indexOf('arrival'), QUESTIONS.indexOf('stays'))

/** An address's query as the pages are given it. */
function queryIn(address: string): ToolQuery {
  const typed = new URLSearchParams(address)
  return Object.fromEntries([...typed.keys()].map((name) => [name, typed.getAll(name)]))
}

test('an address without toolInput says nothing, and so does one whose toolInput are empty', () => {
  expect(parseToolInput({})).toEqual({ errors: undefined, toolInput: NOTHING })
  const empty = Object.fromEntries(QUESTIONS.map((name) => [name, '']))
  expect(parseToolInput(empty)).toEqual({ errors: undefined, toolInput: NOTHING })
  const blank = Object.fromEntries(DAYS.map((name) => [name, ' \t']))
  expect(parseToolInput({ ...blank, citizenship: ' ' })).toEqual({
    errors: undefined,
    toolInput: NOTHING,
  })
})

test.each<[ToolQuery, Partial<ToolInput>]>([
  [{ citizenship: 'RU' }, { citizenship: 'RU' }],
  [{ citizenship: ' DE ' }, { citizenship: 'DE' }],
  [{ citizenship: 'other' }, { citizenship: 'other' }],
  [{ citizenship: 'ru' }, { citizenship: 'RU' }],
  [{ citizenship: 'Germany' }, { citizenship: 'DE' }],
  [{ citizenship: ' монголия' }, { citizenship: 'MN' }],
  [{ citizenship: 'Өзбекстан' }, { citizenship: 'UZ' }],
  [{ citizenship: 'TV' }, { citizenship: 'TV' }],
  [{ apply: '31.12.2026' }, { apply: '2026-12-31' }],
  [{ apply: '1.2.2027' }, { apply: '2027-02-01' }],
  [{ apply: '01.11.2026' }, { apply: '2026-11-01' }],
  [{ apply: '1/11/2026' }, { apply: '2026-11-01' }],
  [{ apply: '31-12-2026' }, { apply: '2026-12-31' }],
  [{ apply: '2026/12/5' }, { apply: '2026-12-05' }],
  [{ apply: '5 желтоқсан 2026' }, { apply: '2026-12-05' }],
  [
    { stays: '1 марта 2026 — 20 марта 2026; с 05.01.26 по 06.01.26' },
    {
      stays: [
        { from: '2026-01-05', to: '2026-01-06' },
        { from: '2026-03-01', to: '2026-03-20' },
      ],
    },
  ],
  [
    { stays: '2026 жылғы 1 наурыз – 2026 жылғы 20 наурыз' },
    { stays: [{ from: '2026-03-01', to: '2026-03-20' }] },
  ],
  [{ place: 'abroad' }, { place: 'abroad' }],
  [{ ages: '34, 12; 5' }, { ages: [34, 12, 5] }],
  [{ iinDays: '0' }, { iinDays: 0 }],
  [
    { stays: '01/03/2026-20/03/2026\n2026-01-05 to 2026-01-06' },
    {
      stays: [
        { from: '2026-01-05', to: '2026-01-06' },
        { from: '2026-03-01', to: '2026-03-20' },
      ],
    },
  ],
  [
    { stays: '01.03.2026 – 20.03.2026\n2026-01-05 to 2026-01-06' },
    {
      stays: [
        { from: '2026-01-05', to: '2026-01-06' },
        { from: '2026-03-01', to: '2026-03-20' },
      ],
    },
  ],
  [{ group: 'ethnic' }, { group: ['ethnic'] }],
  [{ group: [...GROUPS] }, { group: [...GROUPS] }],
  [{ home: 'host' }, { home: 'host' }],
  [
    { adults: '0', children: '00' },
    { adults: 0, children: 0 },
  ],
  [
    { adults: '07', children: ' 20 ' },
    { adults: 7, children: 20 },
  ],
  [{ arrival: '2028-02-29' }, { arrival: '2028-02-29' }],
  [{ apply: ' 2026-12-31 ' }, { apply: '2026-12-31' }],
])('%j is read', (query, expected) => {
  expect(parseToolInput(query)).toEqual({
    errors: undefined,
    toolInput: { ...NOTHING, ...expected },
  })
})

test('of an answer that stands twice in an address the last counts, and of groups each once', () => {
  const query = {
    citizenship: ['XX', 'RU'],
    adults: ['many', '2'],
    apply: ['2026-12-01', ''],
    group: ['it', 'ethnic', 'it', ''],
  }
  expect(parseToolInput(query)).toEqual({
    errors: undefined,
    toolInput: { ...NOTHING, citizenship: 'RU', adults: 2, group: ['it', 'ethnic'] },
  })
})

test.each<[Question, string, string]>([
  ['citizenship', 'XX', 'citizenship.unknown'],
  ['citizenship', 'Atlantis', 'citizenship.unknown'],
  ['citizenship', '__proto__', 'citizenship.unknown'],
  ['group', 'queen', 'scope.unknown'],
  ['group', 'Ethnic', 'scope.unknown'],
  ['group', '__proto__', 'scope.unknown'],
  ['home', 'castle', 'home.unknown'],
  ['home', 'constructor', 'home.unknown'],
  ['adults', '21', 'people.malformed'],
  ['adults', '100', 'people.malformed'],
  ['adults', '-1', 'people.malformed'],
  ['adults', '1.5', 'people.malformed'],
  ['adults', '1e1', 'people.malformed'],
  ['adults', 'two', 'people.malformed'],
  ['adults', '٣', 'people.malformed'],
  ['children', '1\n2', 'people.malformed'],
  ['children', 'NaN', 'people.malformed'],
  ...DAYS.flatMap((name): [Question, string, string][] => [
    [name, '2026-02-29', 'on.malformed'],
    [name, '30.02.2026', 'on.malformed'],
  ]),
  ['apply', '2026-13-01', 'on.malformed'],
  ['apply', '26-1-5', 'on.malformed'],
  ['apply', '2026-12-01T00:00', 'on.malformed'],
  ['apply', '+012026-12-01', 'on.malformed'],
  ['apply', 'tomorrow', 'on.malformed'],
  ['place', 'moon', 'home.unknown'],
  ['ages', 'twelve', 'plan.ages'],
  ['ages', '121', 'plan.ages'],
  ['stays', '2026-03-01', 'plan.stays'],
  ['stays', '2026-03-20..2026-03-01', 'plan.stays'],
  ['stays', '2026-02-30..2026-03-01', 'plan.stays'],
  ['iinDays', '-1', 'plan.days'],
  ['iinDays', '366', 'plan.days'],
])('%s “%s” is complained of as %s, in words that there are', (name, typed, error) => {
  expect(parseToolInput({ [name]: typed })).toEqual({
    errors: { [name]: error },
    toolInput: NOTHING,
  })
  expect(isErrorKey(`errors.${error}`)).toBe(true)
  expect(typedIn({ [name]: typed }, name)).toBe(typed)
})

test('a wrong answer is complained of, and everything else is read all the same', () => {
  const query = { citizenship: 'RU', group: ['it', 'queen'], adults: '2', apply: '2026-12-01' }
  expect(parseToolInput(query)).toEqual({
    errors: { group: 'scope.unknown' },
    toolInput: { ...NOTHING, citizenship: 'RU', group: ['it'], adults: 2, apply: '2026-12-01' },
  })
})

test('what is wrong is told in the order of the questions, whatever the order of the address', () => {
  const query = { lease: 'x', apply: 'x', children: 'x', home: 'x', group: 'x', citizenship: 'x' }
  const { errors } = parseToolInput(query)
  expect(Object.keys(errors ?? {})).toEqual([
    'citizenship',
    'group',
    'home',
    'children',
    'apply',
    'lease',
  ])
})

test('a result is asked for by any question, if only empty, and by nothing else', () => {
  expect(isAsked({})).toBe(false)
  expect(isAsked({ citizenship: undefined })).toBe(false)
  expect(isAsked({ utm_source: 'x', on: '2027-01-01' })).toBe(false)
  expect(isAsked({ citizenship: '' })).toBe(true)
  expect(isAsked({ done: 'translate' })).toBe(true)
  expect(isAsked({ home: 'rent' })).toBe(true)
  expect(isAsked({ citizenship: 'XX' })).toBe(true)
})

test('no answer leaves no trace in an address', () => {
  expect(queryOf(NOTHING)).toBe('')
  expect(queryOf({ ...NOTHING, children: 2 })).toBe('?children=2')
})

test('toolInput stand in an address in the order of the questions', () => {
  const query = { lease: '2027-12-01', children: '2', group: ['it', 'ethnic'], citizenship: 'RU' }
  expect(queryOf(answered(query))).toBe(
    '?citizenship=RU&group=it&group=ethnic&children=2&lease=2027-12-01',
  )
})

test('toolInput that are written into an address and read again are the same', () => {
  const days = Object.fromEntries(DAYS.map((name, index) => [name, `2026-12-${10 + index}`]))
  const sound: ToolQuery[] = [
    {},
    days,
    { ...days, citizenship: 'other', group: [...GROUPS], home: 'own', adults: '20', children: '1' },
    ...['RU', 'DE', 'KZ', 'other'].flatMap((citizenship) =>
      HOMES.flatMap((home) => GROUPS.map((group) => ({ citizenship, home, group, adults: '2' }))),
    ),
  ]
  for (const query of sound) {
    const toolInput = answered(query)
    expect(answered(queryIn(queryOf(toolInput)))).toEqual(toolInput)
  }
})

test.each(HOSTILE_TEXTS)('%s are no answer to any question, and never come along', (_, text) => {
  for (const name of QUESTIONS) {
    const query = { citizenship: 'RU', adults: '1', [name]: text }
    const { toolInput, errors } = parseToolInput(query)
    expect(Object.keys(errors ?? {})).toEqual([name])
    expect(queryOf(toolInput)).toBe(
      { citizenship: '?adults=1', adults: '?citizenship=RU' }[String(name)] ??
        '?citizenship=RU&adults=1',
    )
  }
})

test('names that every object has are no toolInput', () => {
  const query: ToolQuery = JSON.parse(
    '{"__proto__": {"citizenship": "RU"}, "constructor": "x", "toString": ["a", "b"]}',
  )
  expect(isAsked(query)).toBe(false)
  expect(parseToolInput(query)).toEqual({ errors: undefined, toolInput: NOTHING })
  expect(queryOf(answered(query))).toBe('')
})

test('all values of a name are handed out in their order', () => {
  expect(valuesOf({}, 'done')).toEqual([])
  expect(valuesOf({ done: 'a' }, 'done')).toEqual(['a'])
  expect(valuesOf({ done: ['b', 'a', 'b'] }, 'done')).toEqual(['b', 'a', 'b'])
})

test('a page in another language has the code of a citizenship that was typed as a name', () => {
  expect(typedQuery({ citizenship: 'Монголия', place: 'abroad' })).toBe(
    '?citizenship=MN&place=abroad',
  )
  expect(typedQuery({ citizenship: 'Atlantis' })).toBe('?citizenship=Atlantis')
})

test.each([
  ['2026-05-01 to 2026-06-01\n2026-07-01', ['2026-05-01 2026-06-01', '2026-07-01 -']],
  ['2026-05-01 .. 2026-06-01', ['2026-05-01 2026-06-01']],
  ['2026-05-01.. 2026-06-01', ['2026-05-01 2026-06-01']],
  ['2026-05-01\n2026-06-01', ['2026-05-01 2026-06-01']],
  ['2026-05-01..2026-06-01 2026-07-01..', ['2026-05-01 2026-06-01', '2026-07-01 -']],
  // A trip that goes on before another one: its end would be the next one's first day.
  ['2026-05-01\n2026-06-01 to 2026-06-10', undefined],
  ['2026-05-01.. 2026-06-01..2026-06-10', undefined],
  ['2026-06-10..2026-05-01', undefined],
])('the trips “%s” are read as they were meant, or not at all', (typed, read) => {
  const { toolInput, errors } = parseToolInput({ trips: typed })
  expect(errors).toEqual(read ? undefined : { trips: 'plan.trips' })
  expect(toolInput.trips.map(({ from, to }) => `${from} ${to ?? '-'}`)).toEqual(read ?? [])
})
