import type { Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { holdDashes } from '#lib/i18n/format/dashes.ts'

/** The tags that may become a button, before which browsers break wherever it stands. */
const BUTTONS = ['Fact', 'Term']

/** Keeps what it holds on one line, but for the words in it: see `.glued` in the styles. */
const GLUED = { type: 'mdxJsxAttribute', name: 'className', value: 'glued' } as const

/**
 * What a careful printer does: a dash does not begin a line, and a bracket that opens before a
 * figure or a term does not end one.
 */
export function remarkTypography() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = holdDashes(node.value)
    })
    visit(tree, 'mdxJsxTextElement', (node, index, parent) => {
      if (index === undefined || !parent || !BUTTONS.includes(node.name ?? '')) return
      const before = parent.children[index - 1]
      if (before?.type !== 'text') return
      const [opening] = /[(«“]$/.exec(before.value) ?? []
      if (!opening) return
      before.value = before.value.slice(0, -1)
      parent.children[index] = {
        type: 'mdxJsxTextElement',
        name: 'span',
        attributes: [GLUED],
        children: [{ type: 'text', value: opening }, node],
      }
      return SKIP
    })
  }
}
