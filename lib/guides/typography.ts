import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { holdDashes } from '#lib/i18n/format/dashes.ts'

/** Remark plugin: prevents a line break before a dash. */
export function remarkTypography() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = holdDashes(node.value)
    })
  }
}
