import type { Nodes, Parents } from 'mdast'
import { escapeHtml } from '#lib/config/escape-html.ts'
import { LetterError } from './find.ts'

// Styles stand in the tags: many mail programs take no style sheet. Colours are the reader's own.
const STYLES = {
  h2: 'font-size:20px;line-height:1.3;margin:32px 0 8px',
  h3: 'font-size:17px;line-height:1.3;margin:24px 0 8px',
  p: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding:0 0 0 24px',
  li: 'margin:0 0 6px',
  quote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #888888',
  image: 'max-width:100%;height:auto',
  rule: 'border:0;border-top:1px solid #888888;margin:24px 0',
} as const

function inner(node: Parents): string {
  return node.children.map(writeHtml).join('')
}

/** The content of a list item: its only paragraph without the tag, so that lists stay close. */
function item(node: Extract<Nodes, { type: 'listItem' }>): string {
  const [only, ...others] = node.children
  const words = only?.type === 'paragraph' && others.length === 0 ? inner(only) : inner(node)
  return `<li style="${STYLES.li}">${words}</li>`
}

/** A node of a letter as HTML. Throws at what mail programs do not show alike, such as a table. */
export function writeHtml(node: Nodes): string {
  switch (node.type) {
    case 'root':
      return node.children.map(writeHtml).join('\n')
    case 'paragraph':
      return `<p style="${STYLES.p}">${inner(node)}</p>`
    case 'heading': {
      const name = node.depth <= 2 ? 'h2' : 'h3'
      return `<${name} style="${STYLES[name]}">${inner(node)}</${name}>`
    }
    case 'list': {
      const name = node.ordered ? 'ol' : 'ul'
      const items = node.children.map(item).join('')
      return `<${name} style="${STYLES.list}">${items}</${name}>`
    }
    case 'blockquote':
      return `<blockquote style="${STYLES.quote}">${inner(node)}</blockquote>`
    case 'thematicBreak':
      return `<hr style="${STYLES.rule}">`
    case 'link':
      return `<a href="${escapeHtml(node.url)}">${inner(node)}</a>`
    case 'image':
      return `<img src="${escapeHtml(node.url)}" alt="${escapeHtml(node.alt ?? '')}" style="${STYLES.image}">`
    case 'strong':
      return `<strong>${inner(node)}</strong>`
    case 'emphasis':
      return `<em>${inner(node)}</em>`
    case 'break':
      return '<br>'
    case 'text':
      return escapeHtml(node.value)
    default:
      throw new LetterError(`a letter has no ${node.type}; it takes words, lists and links`)
  }
}
