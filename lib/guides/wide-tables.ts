import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** How many columns a phone shows beside each other. */
const MOST_COLUMNS = 2

/** Names the tables that a phone shows otherwise: see `.wide` in the styles. */
export function remarkWideTables() {
  return (tree: Root): void => {
    visit(tree, 'table', (node) => {
      const columns = node.children[0]?.children.length ?? 0
      if (columns > MOST_COLUMNS) node.data = { hProperties: { className: 'wide' } }
    })
  }
}
