import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { outlineOf, parseMdx } from '#lib/guides/outline.ts'
import { treeOf } from '#lib/guides/tree.ts'

test('a cached tree equals a parsed one', () => {
  const body = `## One\n\nWords and <Fact id="mci" /> of ${randomUUID()}.\n\n## Two\n\n| a | b |\n|---|---|\n`
  const first = outlineOf(treeOf(body))
  expect(outlineOf(treeOf(body))).toEqual(first)
  expect(first).toEqual(outlineOf(parseMdx(body)))
  expect(first.headings.map(({ id }) => id)).toEqual(['one', 'two'])
})

test('a text that cannot be read is refused each time', () => {
  const body = `A tag <Fact that never ends ${randomUUID()}`
  expect(() => treeOf(body)).toThrow()
  expect(() => treeOf(body)).toThrow()
})
