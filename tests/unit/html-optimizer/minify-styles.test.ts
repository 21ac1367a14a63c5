import postcss from 'postcss'
import { expect, it } from 'vitest'
import { minifyStyles } from '#lib/html-optimizer/minify-styles.ts'

function minify(css: string): string {
  const root = postcss.parse(css)
  minifyStyles(root)
  return root.toString()
}

it('removes a prefix that no browser needs, and no other', () => {
  const css =
    'a{-webkit-text-decoration-color:red;text-decoration-color:red;-webkit-hyphens:auto;hyphens:auto;-webkit-text-decoration:none;text-decoration:none}'
  expect(minify(css)).toBe(
    'a{text-decoration-color:red;hyphens:auto;-webkit-text-decoration:none;text-decoration:none}',
  )
})

it('removes the same declaration twice in a row', () => {
  expect(minify('a{top:0;top:0;left:0;top:0}')).toBe('a{top:0;left:0;top:0}')
})

it('removes solid from border styles only where a reset makes every border solid', () => {
  const all = '*,:before{border:0 solid}'
  const width = '.a{border-width:1px}.b{border-top-width:1px}'
  const styled =
    '.a{border-style:solid;border-width:1px}.b{border-top-style:solid;border-top-width:1px}'
  expect(minify(all + styled)).toBe(all + width)
  expect(minify(styled)).toBe(styled)
  const dashed = '.c{border-style:dashed}'
  expect(minify(all + styled + dashed)).toBe(all + styled + dashed)
})
