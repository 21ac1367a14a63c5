import postcss from 'postcss'
import { expect, it } from 'vitest'
import { minifyStyles } from '#lib/html-optimizer/minify-styles.ts'

function lean(css: string, kept: string[] = []): string {
  const root = postcss.parse(css)
  minifyStyles(root, new Set(kept))
  return root.toString()
}

it('gives variables short names, wherever they are said, read or registered', () => {
  const css =
    ':root{--ink:#111;--paper:#fff}a{color:var(--ink)}i{top:var(--ink, var(--paper))}@property --paper{syntax:"*"}'
  expect(lean(css)).toBe(
    ':root{--a:#111;--b:#fff}a{color:var(--a)}i{top:var(--a, var(--b))}@property --b{syntax:"*"}',
  )
})

it('keeps the names that the page itself reads or sets, and takes none of them', () => {
  expect(lean(':root{--a:1;--ink:2}', ['--a'])).toBe(':root{--a:1;--b:2}')
})

it('gives each of many variables its own name', () => {
  const many = Array.from({ length: 60 }, (_, at) => `--name-${at}:0`).join(';')
  expect(new Set(lean(`a{${many}}`).match(/--\w+/g)).size).toBe(60)
})

it('leaves out a prefix that no browser needs, and no other', () => {
  const css =
    'a{-webkit-text-decoration-color:red;text-decoration-color:red;-webkit-hyphens:auto;hyphens:auto;-webkit-text-decoration:none;text-decoration:none}'
  expect(lean(css)).toBe(
    'a{text-decoration-color:red;hyphens:auto;-webkit-text-decoration:none;text-decoration:none}',
  )
})

it('says of no border that it is solid where every one is', () => {
  const all = '*,:before{border:0 solid}'
  const width = '.a{border-width:1px}.b{border-top-width:1px}'
  const styled =
    '.a{border-style:solid;border-width:1px}.b{border-top-style:solid;border-top-width:1px}'
  expect(lean(all + styled)).toBe(all + width)
  expect(lean(styled)).toBe(styled)
  const dashed = '.c{border-style:dashed}'
  expect(lean(all + styled + dashed)).toBe(all + styled + dashed)
})
