import { expect, it } from 'vitest'
import { joinRules } from '#lib/html-optimizer/join-rules.ts'

const HTML = '<p class="a b"></p><p class="a"></p><p class="c"></p>'

function join(rules: string): string {
  const css = joinRules(`@layer utilities{${rules}}`, HTML)
  return css.slice('@layer utilities{'.length, -1)
}

it.each([
  ['beside each other', '.a{top:0}.a{color:red}', '.a{top:0;color:red}'],
  [
    'past what says another thing',
    '.a{top:0}.b{gap:0}.a{color:red}',
    '.a{top:0;color:red}.b{gap:0}',
  ],
  [
    'past what means no such element',
    '.a{top:0}.c{color:blue}.a{color:red}',
    '.a{top:0;color:red}.c{color:blue}',
  ],
  ['under one condition', '@media print{.a{top:0}.a{gap:0}}', '@media print{.a{top:0;gap:0}}'],
])('joins rules %s', (_, css, joined) => {
  expect(join(css)).toBe(joined)
})

it.each([
  ['past what says the same of the same element', '.a{top:0}.b{color:blue}.a{color:red}'],
  ['past what says part of it', '.a{top:0}.b{margin-top:1px}.a{margin:0}'],
  ['past what says it by another name', '.a{gap:0}.b{top:0}.a{inset:0}'],
  ['past what a word says of lines', '.a{top:0}.b{line-height:1}.a{font:1rem serif}'],
  ['past both halves of a word for two', '.a{top:0}.b{justify-items:end}.a{place-items:start}'],
  ['past what may mean any element', '.a{top:0}p>*{color:blue}.a{color:red}'],
  ['past a condition that says the same', '.a{top:0}@media print{.b{color:blue}}.a{color:red}'],
  ['from under a condition', '.a{top:0}@media print{.a{gap:0}}'],
  ['of a state with those without', '.a{top:0}.a:hover{gap:0}'],
])('moves no rule %s', (_, css) => {
  expect(join(css)).toBe(css)
})

it('leaves what is no utility', () => {
  const css = '@layer components{.a{top:0}.a{gap:0}}'
  expect(joinRules(css, HTML)).toBe(css)
})
