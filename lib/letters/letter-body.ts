import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { escapeHtml } from '#lib/config/escape-html.ts'

/** What a letter is made of (`write-html.ts`); other tags leave their words. */
const TAGS: ReadonlySet<string> = new Set(
  'h2 h3 p ul ol li blockquote hr a strong em br'.split(' '),
)
const EMPTY: ReadonlySet<string> = new Set(['hr', 'br'])

/**
 * What a sent letter says, out of its mail: without the mail's frame and styles, and without the
 * foot with the reader's own links. It is written anew from known tags, so that a page can show it
 * within its own rules.
 */
export function letterBody(mailHtml: string): { html: string; text: string } {
  const letter = contentOf(parseDocument(mailHtml).children)
  // The foot stands below the last rule (`render.ts`).
  const foot = letter.findLastIndex((node) => isTag(node) && node.name === 'hr')
  const nodes = foot < 0 ? letter : letter.slice(0, foot)
  const html = nodes.map(write).join('').trim()
  return { html, text: nodes.map(words).join(' ').replace(/\s+/g, ' ').trim() }
}

/** The nodes of the element that holds the letter: the last one inside the body. */
function contentOf(nodes: ChildNode[]): ChildNode[] {
  const body = find(nodes, 'body')
  const inner = (body?.children ?? []).findLast((node): node is Element => isTag(node))
  return inner?.children ?? []
}

function find(nodes: ChildNode[], name: string): Element | undefined {
  for (const node of nodes) {
    if (!isTag(node)) continue
    const found = node.name === name ? node : find(node.children, name)
    if (found) return found
  }
  return undefined
}

function write(node: ChildNode): string {
  if (isText(node)) return escapeHtml(node.data)
  if (!isTag(node)) return ''
  const inner = node.children.map(write).join('')
  const { name } = node
  if (!TAGS.has(name)) return inner
  if (EMPTY.has(name)) return `<${name}>`
  if (name !== 'a') return `<${name}>${inner}</${name}>`
  const url = node.attribs.href ?? ''
  return /^(?:https?|mailto):/.test(url) ? `<a href="${escapeHtml(url)}">${inner}</a>` : inner
}

function words(node: ChildNode): string {
  if (isText(node)) return node.data
  return isTag(node) ? ` ${node.children.map(words).join('')} ` : ''
}
