import type { Nodes, Parents } from 'mdast'

function inline(node: Parents): string {
  return node.children.map(writeInline).join('')
}

function writeInline(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'image') return `[${node.alt}]`
  if (node.type === 'link') {
    const words = inline(node)
    return words === node.url ? words : `${words} (${node.url})`
  }
  return 'children' in node ? inline(node) : ''
}

function indent(text: string, first: string): string {
  return first + text.replaceAll('\n', `\n${' '.repeat(first.length)}`)
}

/** A node of a letter as plain text: blocks apart by an empty line, addresses behind their words. */
export function writeText(node: Nodes): string {
  switch (node.type) {
    case 'root':
      return node.children.map(writeText).join('\n\n')
    case 'heading': {
      const words = inline(node)
      return `${words}\n${(node.depth === 1 ? '=' : '-').repeat([...words].length)}`
    }
    case 'list':
      return node.children
        .map((item, index) => {
          const blocks = item.children.map(writeText).join('\n')
          return indent(blocks, node.ordered ? `${(node.start ?? 1) + index}. ` : '• ')
        })
        .join('\n')
    case 'blockquote':
      return node.children.map(writeText).join('\n\n').replace(/^/gm, '> ')
    case 'thematicBreak':
      return '* * *'
    default:
      return writeInline(node)
  }
}
