import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const CSS = readFileSync('app/site.css', 'utf8')

const TOKENS = new Map(
  Array.from(
    CSS.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

const GROUNDS = ['paper', 'leaf', 'sky-wash', 'saffron-wash']

type Scheme = 'light' | 'dark'

function colour(name: string, scheme: Scheme): string {
  const token = TOKENS.get(name)
  if (!token) throw new Error(`There is no colour “${name}” in app/site.css.`)
  return token[scheme]
}

/** The relative luminance of a colour, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

it('black on white is measured as 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})

it('all colours of the theme are read', () => {
  expect(TOKENS.size).toBe(CSS.match(/--color-[a-z-]+: light-dark/g)?.length)
  expect(TOKENS.size).toBeGreaterThan(10)
})

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  it.each(GROUNDS.flatMap((ground) => ['ink', 'soft', 'sky', 'bad'].map((text) => [text, ground])))(
    'text in %s on %s reaches 7 to 1',
    (text, ground) => {
      expect(contrast(colour(text, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(7)
    },
  )

  it.each(['sky', 'ink'])('the words of a button on %s reach 7 to 1', (ground) => {
    expect(contrast(colour('paper', scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(7)
  })

  it.each(
    GROUNDS.flatMap((ground) => ['edge', 'saffron', 'sky', 'bad'].map((rule) => [rule, ground])),
  )('a rule or a ring in %s on %s reaches 3 to 1', (rule, ground) => {
    expect(contrast(colour(rule, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3)
  })
})

it('no text is set in a colour that is not made for text', () => {
  expect(CSS).not.toMatch(/[{;]\s*color: var\(--color-(saffron|line|edge|leaf|.*-wash)\)/)
})
