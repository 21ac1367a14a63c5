import postcss from 'postcss'
import { expect, it } from 'vitest'
import { inlineCustomProperties } from '#lib/html-optimizer/inline-custom-properties.ts'

const THEME = '@layer theme{:root{--gap:.25rem;--size:1rem;--lines:1.2}}'

function inline(css: string, kept: string[] = []): string {
  const root = postcss.parse(THEME + css)
  inlineCustomProperties(root, new Set(kept))
  return root.toString().slice(THEME.length)
}

it.each([
  ['the value of a property that is set once', 'a{margin:var(--gap)}', 'a{margin:.25rem}'],
  ['products that come out even', 'a{margin:calc(var(--gap) * 6)}', 'a{margin:1.5rem}'],
  ['a negative one', 'a{margin:calc(var(--gap) * -2.5)}', 'a{margin:-.625rem}'],
  ['none without a unit', 'a{margin:calc(var(--gap) * 0)}', 'a{margin:0}'],
  ['a fallback where nothing is set', 'a{top:var(--none,2px)}', 'a{top:2px}'],
  ['a property within a fallback', 'a{top:var(--none,var(--size))}', 'a{top:1rem}'],
  ['the value and not the fallback', 'a{top:var(--gap,(1px))}', 'a{top:.25rem}'],
  ['a property made of another', ':root{--b:var(--gap)}a{top:var(--b)}', 'a{top:.25rem}'],
  ['an alias of a property', ':root{--b:var(--size)}a{top:var(--b,2px)}', 'a{top:1rem}'],
])('inlines %s', (_, css, expected) => {
  expect(inline(css)).toContain(expected)
})

it.each([
  ['a property that another rule changes', 'i{--gap:1px}a{margin:var(--gap)}'],
  ['one that a condition changes', '@media print{:root{--gap:1px}}a{margin:var(--gap)}'],
  ['one that only some elements have', 'i{--own:1px}a{margin:var(--own)}'],
  ['one that is set under a condition only', '@media print{:root{--a:1px}}a{top:var(--a)}'],
  ['an alias of one that changes', ':root{--b:var(--own)}i{--own:1px}a{top:var(--b)}'],
  ['a quotient that does not come out even', 'a{margin:calc(1 / 3)}'],
  ['one without a value or a fallback', 'a{margin:var(--none)}'],
])('leaves %s', (_, css) => {
  expect(inline(css)).toBe(css)
})

it('leaves what the page itself reads or sets', () => {
  expect(inline('a{margin:var(--gap)}', ['--gap'])).toBe('a{margin:var(--gap)}')
})

it('inlines a registered property that nothing sets, and no other', () => {
  const css = `@layer properties{*{--x:solid;--y:0}}a{border-style:var(--x);top:var(--y)}i{--y:1px}
@property --x{syntax:"*";inherits:false;initial-value:solid}
@property --y{syntax:"*";inherits:false;initial-value:0}`
  const inlined = inline(css)
  expect(inlined).toContain('border-style:solid')
  expect(inlined).toContain('top:var(--y)')
})
