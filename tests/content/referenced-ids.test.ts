import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { listGuides } from '#lib/guides/find.ts'
import { parseMdx } from '#lib/guides/outline.ts'
import type { ReferencedIds } from '#lib/guides/referenced-ids.ts'

/** The slow way: what the parser finds. */
function usesOf(tree: Root): ReferencedIds {
  const uses: ReferencedIds = {}
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    if (!('attributes' in node) || !('name' in node)) return
    const { name, attributes } = node
    for (const attribute of attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'id') continue
      if (typeof attribute.value !== 'string' || !name) continue
      uses[name] = [...new Set([...(uses[name] ?? []), attribute.value])]
    }
  })
  return uses
}

test('scanning each guide finds the same tags as parsing it', () => {
  const texts = listGuides().flatMap(({ texts }) => Object.values(texts))
  expect(texts.length).toBeGreaterThan(40)
  for (const text of texts) expect(text.uses).toEqual(usesOf(parseMdx(text.body)))
})
