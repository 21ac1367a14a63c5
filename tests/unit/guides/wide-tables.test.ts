import { expect, test } from 'vitest'
import { parseMdx } from '#lib/guides/outline.ts'
import { remarkWideTables } from '#lib/guides/wide-tables.ts'

function dataOf(mdx: string): unknown {
  const tree = parseMdx(mdx)
  remarkWideTables()(tree)
  return tree.children[0]?.data
}

test('a table of more than two columns is named for phones, and no other', () => {
  const wide = { hProperties: { className: 'wide' } }
  expect(dataOf('| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |')).toEqual(wide)
  expect(dataOf('| a | b |\n| - | - |\n| 1 | 2 |')).toBeUndefined()
})
