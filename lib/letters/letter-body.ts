import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { escapeHtml } from '#lib/config/escape-html.ts'
import { isLocale, type Locale } from '#lib/i18n/locales.ts'

/** What a letter is made of (`write-html.ts`); other tags leave their words. */
const TAGS: ReadonlySet<string> = new Set(
  'h2 h3 p ul ol li blockquote hr a strong em br'.split(' '),
)
const EMPTY: ReadonlySet<string> = new Set(['hr', 'br'])

/**
 * What a sent letter says, out of its mail: without the mail's frame and styles, and without what is
 * written around it for the reader (`render.ts`). It is written anew from known tags, so that a page
 * can show it within its own rules. `language` is that of the text, undefined where the mail says none.
 */
export function letterBody(mailHtml: string): {
  language: Locale | undefined
  html: string
  text: string
} {
  const document = parseDocument(mailHtml).children
  const language = find(document, 'html')?.attribs.lang
  const letter = contentOf(document)
  // What stands around a text is in `div`; in older mails the foot was marked by a rule alone.
  const own = letter.filter((node) => !(isTag(node) && node.name === 'div'))
  const foot = own.findLastIndex((node) => isTag(node) && node.name === 'hr')
  const nodes = own.length < letter.length || foot < 0 ? own : own.slice(0, foot)
  const html = nodes.map(write).join('').trim()
  const text = nodes.map(words).join(' ').replace(/\s+/g, ' ').trim()
  return { language: isLocale(language) ? language : undefined, html, text }
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
  if (name === 'img') return picture(node.attribs)
  if (!TAGS.has(name)) return inner
  if (EMPTY.has(name)) return `<${name}>`
  if (name !== 'a') return `<${name}>${inner}</${name}>`
  const url = node.attribs.href ?? ''
  return /^(?:https?|mailto):/.test(url) ? `<a href="${escapeHtml(url)}">${inner}</a>` : inner
}

/** A picture of the site itself, by its path; any other is left out, with its words in its place. */
function picture({ src = '', alt = '' }: Element['attribs']): string {
  const own =
    /^https?:\/\/[^/]+(\/(?:pictures|desk\/content\/picture)\/[0-9a-f]+\/[a-z0-9-]+\.webp)$/
  const path = own.exec(src)?.[1]
  return path ? `<img src="${path}" alt="${escapeHtml(alt)}" loading="lazy">` : escapeHtml(alt)
}

function words(node: ChildNode): string {
  if (isText(node)) return node.data
  return isTag(node) ? ` ${node.children.map(words).join('')} ` : ''
}
