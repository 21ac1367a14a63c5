import { expect, it } from 'vitest'
import { shortenIds } from '#lib/html-optimizer/short-ids.ts'

const BUTTON = '<button type="button" popoverTarget="fact-fee-of-a-card">12</button>'
const NOTE = '<div id="fact-fee-of-a-card" popover="auto">a note</div>'

it('numbers the notes that only buttons open', () => {
  expect(shortenIds(BUTTON + BUTTON + NOTE, new Set())).toBe(
    (BUTTON + BUTTON + NOTE).replaceAll('fact-fee-of-a-card', 'fact-1'),
  )
})

it.each([
  ['a link goes to', '<a href="#fact-fee-of-a-card">there</a>', []],
  ['names something else', '<p aria-describedby="other fact-fee-of-a-card"></p>', []],
  ['the styles ask for', '', ['fact-fee-of-a-card']],
])('leaves an id that %s', (_, other, asked: string[]) => {
  const html = BUTTON + NOTE + other
  expect(shortenIds(html, new Set(asked))).toBe(html)
})

it.each([
  ['is not in the page', BUTTON],
  ['would meet another', `${BUTTON}${NOTE}<p id="fact-1"></p>`],
  ['is short already', '<button popoverTarget="menu"></button><nav id="menu"></nav>'],
])('leaves an id that %s', (_, html) => {
  expect(shortenIds(html, new Set())).toBe(html)
})
