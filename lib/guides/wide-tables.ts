import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** The number of table columns that fit on a phone. */
const MAX_NARROW_COLUMNS = 2

/** Remark plugin: gives wider tables the class `wide`; see the styles. */
export function remarkWideTables() {
  return (tree: Root): void => {
    visit(tree, 'table', (node) => {
      const columns = node.children[0]?.children.length ?? 0
      if (columns > MAX_NARROW_COLUMNS) node.data = { hProperties: { className: 'wide' } }
    })
  }
}
