import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { holdDashes } from '#lib/i18n/format/dashes.ts'

/** What a careful printer does: a dash does not begin a line. */
export function remarkTypography() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = holdDashes(node.value)
    })
  }
}
