import { expect, test } from 'vitest'
import {
  boxValues,
  nameText,
  optionalText,
  readFormValues,
  requiredText,
  textValue,
} from '#lib/forms/form-values.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'

function form(entries: [string, string | Blob][]): FormData {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

test('named fields are read as typed, all others and files are left out', () => {
  const data = form([
    ['name', '  Әйгерім '],
    ['boxes', 'a'],
    ['boxes', 'b'],
    ['other', 'x'],
    ['file', new Blob(['x'])],
  ])
  expect(
    readFormValues(data, { name: 'text', boxes: 'boxes', file: 'text', none: 'boxes' }),
  ).toEqual({
    name: '  Әйгерім ',
    boxes: ['a', 'b'],
    file: '',
    none: [],
  })
})

test('of a text field that was sent twice the first counts', () => {
  const data = form([
    ['name', 'a'],
    ['name', 'b'],
  ])
  expect(readFormValues(data, { name: 'text' })).toEqual({ name: 'a' })
})

test('the line breaks of the wire become those that were typed', () => {
  const data = form([['story', 'бір\r\nекі\r\n\r\nүш\n']])
  expect(readFormValues(data, { story: 'text' })).toEqual({ story: 'бір\nекі\n\nүш\n' })
})

test('an answer of another kind reads as empty', () => {
  const answers = { text: 'x', boxes: ['x'] }
  expect(textValue(answers, 'text')).toBe('x')
  expect(textValue(answers, 'boxes')).toBe('')
  expect(textValue(answers, 'none')).toBe('')
  expect(boxValues(answers, 'boxes')).toEqual(['x'])
  expect(boxValues(answers, 'text')).toEqual([])
  expect(boxValues(answers, 'none')).toEqual([])
})

test.each(HOSTILE_TEXTS)('%s pass a text field unchanged', (_, text) => {
  expect(requiredText('story', 10_000).parse(text)).toBe(text)
  expect(optionalText(10_000).parse(text)).toBe(text)
})

function errorOf(schema: ReturnType<typeof requiredText>, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message
}

test.each([
  ['nothing', '', 'story.missing'],
  ['spaces', ' \n\t\u00a0\u3000 ', 'story.missing'],
  ['signs that take no room', '\u200b\u200d\u2060\ufeff', 'story.missing'],
  ['no answer at all', undefined, 'story.missing'],
  ['several answers', ['a', 'b'], 'story.missing'],
  ['as many signs as allowed', '👍🏽'.repeat(5), undefined],
  ['one sign too many', `${'👍🏽'.repeat(5)}a`, 'tooLong'],
  ['NUL', 'a\u0000b', 'unprintable'],
  ['escape', 'a\u001b[2J', 'unprintable'],
  ['a lone carriage return', 'a\rb', 'unprintable'],
  ['delete', 'a\u007f', 'unprintable'],
  ['half of a pair', 'a\ud83d', 'unprintable'],
])('a text of %s', (_, value, error) => {
  expect(errorOf(requiredText('story', 10), value)).toBe(error)
})

test('an optional text may be empty or left out, and is held to the same limits', () => {
  expect(optionalText(3).parse(undefined)).toBe('')
  expect(optionalText(3).parse('')).toBe('')
  expect(optionalText(3).safeParse('abcd').error?.issues[0]?.message).toBe('tooLong')
  expect(optionalText(3).safeParse('\u0000').error?.issues[0]?.message).toBe('unprintable')
  expect(optionalText(3).safeParse(['a']).error?.issues[0]?.message).toBe('unprintable')
})

test.each([
  ['Əли ибн-Сина, Jr. (“Алаш”)', undefined],
  ['O’Neill & Sons', undefined],
  // A link is a mark of robots, and no error: the row is stored and held back.
  ['Visit HTTPS://evil.example', undefined],
  ['two\nlines', 'oneLine'],
])('the name %j', (name, error) => {
  expect(errorOf(nameText('name', 100), name)).toBe(error)
})
