import { expect, test } from 'vitest'
import { holdsLink, isTooFast, isTrapped, suspicionOf } from '#lib/forms/spam.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

test.each([
  [0, true],
  [199, true],
  [200, false],
  [86_400_000, false],
  // The clock of another machine may be behind.
  [-60_000, false],
])('sent %i milliseconds after it was begun, a form is too fast: %s', (milliseconds, fast) => {
  expect(isTooFast(NOON.toString(), afterNoon({ milliseconds }))).toBe(fast)
})

test('a form of which nobody knows when it was begun is not too fast', () => {
  expect(isTooFast('', NOON)).toBe(false)
})

test.each([
  [[], false],
  [[''], false],
  [['https://my.example'], true],
  [['', 'x'], true],
])('with %j in the hidden field a form is marked: %s', (values, marked) => {
  const form = new FormData()
  for (const value of values) form.append('website', value)
  expect(isTrapped(form)).toBe(marked)
})

test.each([
  ['Əли ибн-Сина, Jr.', false],
  ['Ательє «Www»', false],
  ['Visit HTTPS://evil.example', true],
  ['www.evil.example', true],
  ['[url=x]cheap[/url]', true],
  ['<a href=//evil.example>', true],
])('a link stands in %j: %s', (name, holds) => {
  expect(holdsLink(name)).toBe(holds)
})

test('the reasons are named, and none is no suspicion', () => {
  expect(suspicionOf({ 'hidden-field': true, 'link-in-name': true })).toEqual([
    'hidden-field',
    'link-in-name',
  ])
  expect(suspicionOf({ 'hidden-field': false })).toBeUndefined()
})
