import { expect, test } from 'vitest'
import { isErrorKey } from '#lib/i18n/messages.ts'
import {
  GROUPS,
  HOMES,
  isAsked,
  parseToolInput,
  type Question,
  queryOf,
  type ToolInput,
  type ToolQuery,
  typedIn,
  valuesOf,
} from '#lib/plan/tool-input.ts'
import { QUESTIONS_OF } from '#lib/plan/tools.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { answered } from '../../factories/made-plan.ts'

const NOTHING: ToolInput = {
  citizenship: undefined,
  group: [],
  home: undefined,
  adults: 0,
  children: 0,
  arrival: undefined,
  screening: undefined,
  apply: undefined,
  passport: undefined,
  certificate: undefined,
  criminal: undefined,
  medical: undefined,
  bank: undefined,
  lease: undefined,
}

const QUESTIONS = Object.keys(NOTHING) as Question[]

const DAYS = QUESTIONS.slice(QUESTIONS.indexOf('arrival'))

/** An address's query as the pages are given it. */
function queryIn(address: string): ToolQuery {
  const typed = new URLSearchParams(address)
  return Object.fromEntries([...typed.keys()].map((name) => [name, typed.getAll(name)]))
}

test('an address without toolInput says nothing, and so does one whose toolInput are empty', () => {
  expect(parseToolInput({}, QUESTIONS)).toEqual({ toolInput: NOTHING })
  const empty = Object.fromEntries(QUESTIONS.map((name) => [name, '']))
  expect(parseToolInput(empty, QUESTIONS)).toEqual({ toolInput: NOTHING })
  const blank = Object.fromEntries(DAYS.map((name) => [name, ' \t']))
  expect(parseToolInput({ ...blank, citizenship: ' ' }, QUESTIONS)).toEqual({ toolInput: NOTHING })
})

test.each<[ToolQuery, Partial<ToolInput>]>([
  [{ citizenship: 'RU' }, { citizenship: 'RU' }],
  [{ citizenship: ' DE ' }, { citizenship: 'DE' }],
  [{ citizenship: 'other' }, { citizenship: 'other' }],
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
  expect(parseToolInput(query, QUESTIONS)).toEqual({ toolInput: { ...NOTHING, ...expected } })
})

test('of an answer that stands twice in an address the last counts, and of groups each once', () => {
  const query = {
    citizenship: ['XX', 'RU'],
    adults: ['many', '2'],
    apply: ['2026-12-01', ''],
    group: ['it', 'ethnic', 'it', ''],
  }
  expect(parseToolInput(query, QUESTIONS)).toEqual({
    toolInput: { ...NOTHING, citizenship: 'RU', adults: 2, group: ['it', 'ethnic'] },
  })
})

test.each<[Question, string, string]>([
  ['citizenship', 'XX', 'citizenship.unknown'],
  ['citizenship', 'ru', 'citizenship.unknown'],
  ['citizenship', 'Germany', 'citizenship.unknown'],
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
    [name, '31.12.2026', 'on.malformed'],
  ]),
  ['apply', '2026-13-01', 'on.malformed'],
  ['apply', '2026-1-5', 'on.malformed'],
  ['apply', '2026-12-01T00:00', 'on.malformed'],
  ['apply', '+012026-12-01', 'on.malformed'],
  ['apply', 'tomorrow', 'on.malformed'],
])('%s “%s” is complained of as %s, in words that there are', (name, typed, error) => {
  expect(parseToolInput({ [name]: typed }, QUESTIONS)).toEqual({ errors: { [name]: error } })
  expect(isErrorKey(`errors.${error}`)).toBe(true)
  expect(typedIn({ [name]: typed }, name)).toBe(typed)
})

test('a wrong answer among sound ones is the only one complained of', () => {
  const query = { citizenship: 'RU', group: ['it', 'queen'], adults: '2', apply: '2026-12-01' }
  expect(parseToolInput(query, QUESTIONS)).toEqual({ errors: { group: 'scope.unknown' } })
})

test('what is wrong is told in the order of the questions, whatever the order of the address', () => {
  const query = { lease: 'x', apply: 'x', children: 'x', home: 'x', group: 'x', citizenship: 'x' }
  const { errors } = parseToolInput(query, QUESTIONS)
  expect(Object.keys(errors ?? {})).toEqual([
    'citizenship',
    'group',
    'home',
    'children',
    'apply',
    'lease',
  ])
})

test('toolInput to other tools come along', () => {
  const query = { citizenship: 'DE', home: 'rent', adults: '1', lease: '2027-12-01' }
  expect(parseToolInput(query, QUESTIONS_OF.route)).toEqual({
    toolInput: { ...NOTHING, citizenship: 'DE', home: 'rent', adults: 1, lease: '2027-12-01' },
  })
})

test('wrong toolInput to another tool are dropped and not complained of', () => {
  const query = {
    citizenship: 'DE',
    home: 'castle',
    adults: 'two',
    children: '1',
    apply: '31.12.2026',
    lease: '2027-12-01',
  }
  expect(parseToolInput(query, QUESTIONS_OF.route)).toEqual({
    toolInput: { ...NOTHING, citizenship: 'DE', children: 1, lease: '2027-12-01' },
  })
  expect(parseToolInput(query, QUESTIONS_OF.costs)).toEqual({
    errors: { adults: 'people.malformed', apply: 'on.malformed' },
  })
})

test('wrong groups are dropped by a tool that does not ask for them', () => {
  const query = { citizenship: 'DE', group: ['queen', '__proto__'] }
  expect(parseToolInput(query, QUESTIONS_OF.timeline)).toEqual({
    toolInput: { ...NOTHING, citizenship: 'DE' },
  })
})

test('a result is asked for by any question of a tool, if only empty, and by nothing else', () => {
  expect(isAsked({}, QUESTIONS_OF.route)).toBe(false)
  expect(isAsked({ citizenship: undefined }, QUESTIONS_OF.route)).toBe(false)
  expect(isAsked({ home: 'rent', utm_source: 'x' }, QUESTIONS_OF.route)).toBe(false)
  expect(isAsked({ citizenship: '' }, QUESTIONS_OF.route)).toBe(true)
  expect(isAsked({ done: 'translate' }, QUESTIONS_OF.checklist)).toBe(true)
  expect(isAsked({ group: ['it'] }, QUESTIONS_OF.route)).toBe(true)
  expect(isAsked({ citizenship: 'XX' }, QUESTIONS_OF.route)).toBe(true)
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
    expect(Object.keys(parseToolInput(query, QUESTIONS).errors ?? {})).toEqual([name])
    const { toolInput } = parseToolInput(query, [])
    expect(toolInput && queryOf(toolInput)).toBe(
      { citizenship: '?adults=1', adults: '?citizenship=RU' }[String(name)] ??
        '?citizenship=RU&adults=1',
    )
  }
})

test('names that every object has are no toolInput', () => {
  const query: ToolQuery = JSON.parse(
    '{"__proto__": {"citizenship": "RU"}, "constructor": "x", "toString": ["a", "b"]}',
  )
  expect(isAsked(query, QUESTIONS)).toBe(false)
  expect(parseToolInput(query, QUESTIONS)).toEqual({ toolInput: NOTHING })
  expect(queryOf(answered(query))).toBe('')
})

test('all values of a name are handed out in their order', () => {
  expect(valuesOf({}, 'done')).toEqual([])
  expect(valuesOf({ done: 'a' }, 'done')).toEqual(['a'])
  expect(valuesOf({ done: ['b', 'a', 'b'] }, 'done')).toEqual(['b', 'a', 'b'])
})
