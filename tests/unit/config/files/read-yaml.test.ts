import { expect, test } from 'vitest'
import { parseYaml } from '#lib/config/files/read-yaml.ts'

test.each([
  ['a day', 'from: 2026-01-01', { from: '2026-01-01' }],
  ['a word that older YAML took for a truth', 'a: yes\nb: true', { a: 'yes', b: true }],
  ['text of several lines', 'a: >-\n  one\n  two\n', { a: 'one two' }],
  ['nothing', '', null],
  ['only a comment', '# nothing yet\n', null],
])('reads %s', (_, text, data) => {
  expect(parseYaml(text)).toEqual(data)
})

test.each([
  ['a key twice', 'a: 1\na: 2', /duplicated.*\(2:1\)/],
  ['a list without an end', 'a: [1, 2', /\(1:9\)/],
  ['a second document', 'a: 1\n---\nb: 2', /second document/],
])('refuses %s', (_, text, message) => {
  expect(() => parseYaml(text)).toThrow(message)
})
