import { expect, test } from 'vitest'
import { headDescription, headTitle } from '#lib/i18n/format/head-text.ts'

test.each([
  ['Renewing the card', 'Renewing the card · Guide'],
  ['x'.repeat(52), `${'x'.repeat(52)} · Guide`],
  ['x'.repeat(53), 'x'.repeat(53)],
  ['x'.repeat(60), 'x'.repeat(60)],
  [
    'Husbands and wives of citizens, children, pensioners: are they exempt?',
    'Husbands and wives of citizens, children, pensioners: are…',
  ],
  [
    'What a foreigner without a residence card has to show, where, and when',
    'What a foreigner without a residence card has to show…',
  ],
  ['Қ'.repeat(30).concat(' ', 'қ'.repeat(40)), `${'Қ'.repeat(30)}…`],
])('the title of %s is %s', (title, shown) => {
  expect(headTitle(title, 'Guide')).toBe(shown)
  expect([...shown].length).toBeLessThanOrEqual(60)
})

test('a description that fits stays whole', () => {
  expect(headDescription('x'.repeat(160))).toBe('x'.repeat(160))
  expect(headDescription('Short.')).toBe('Short.')
})

test('a longer one ends with a sentence where that says enough, else with a word', () => {
  const sentence = `${'word '.repeat(15)}end.`
  expect(headDescription(`${sentence} ${'more '.repeat(40)}`)).toBe(sentence)
  const cut = headDescription(`Short. ${'more '.repeat(40)}`)
  expect(cut).toMatch(/^Short\. (more )+more…$/)
  expect(cut.length).toBeLessThanOrEqual(160)
})
