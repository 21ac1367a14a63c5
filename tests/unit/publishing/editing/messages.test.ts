import { readFileSync } from 'node:fs'
import { diffLines } from 'diff'
import { expect, it } from 'vitest'
import {
  flattenMessages,
  placeholdersOf,
  searchMessages,
  setMessage,
} from '#lib/publishing/editing/messages.ts'

const texts = {
  en: readFileSync('content/messages/en.json', 'utf8'),
  ru: readFileSync('content/messages/ru.json', 'utf8'),
  kk: readFileSync('content/messages/kk.json', 'utf8'),
}

it('one message that is changed is one line of its file', () => {
  for (const text of Object.values(texts)) {
    const after = setMessage(text, 'home.title', 'A "new"\nтақырып {n}') ?? ''
    const lines = diffLines(text, after).filter(({ added, removed }) => added || removed)
    expect(lines.map(({ count }) => count)).toEqual([1, 1])
    expect(flattenMessages(after).get('home.title')).toBe('A "new"\nтақырып {n}')
    expect(flattenMessages(after).size).toBe(flattenMessages(text).size)
  }
})

it('a message that is set to what it was leaves the file as it was', () => {
  for (const [key, words] of [...flattenMessages(texts.ru)].slice(0, 25))
    expect(setMessage(texts.ru, key, words) === texts.ru, key).toBe(true)
})

it('a key that is no message changes nothing', () => {
  for (const key of ['home', 'home.nothing', '__proto__', 'home.title.length', ''])
    expect(setMessage(texts.en, key, 'x')).toBeUndefined()
})

it('a message is found by its key and by its words in any language', () => {
  const title = flattenMessages(texts.kk).get('nav.guides') ?? ''
  expect(searchMessages(texts, 'nav.guides').map(({ key }) => key)).toContain('nav.guides')
  expect(searchMessages(texts, title.toUpperCase()).map(({ key }) => key)).toContain('nav.guides')
  expect(searchMessages(texts, 'no such words anywhere')).toEqual([])
})

it.each([
  ['{n, plural, one {# day of {month}} other {# days}}', ['{month}', '{n}']],
  ['Read <link>the guide</link>, {name}', ['<link>', '{name}']],
  ['Plain words', []],
  ['{broken', []],
])('the placeholders of %j are %j', (words, wanted) => {
  expect(placeholdersOf(words)).toEqual(wanted)
})
