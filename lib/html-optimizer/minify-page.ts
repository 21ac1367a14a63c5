import { type ChildNode, type Document, Element, isTag, isText, type ParentNode } from 'domhandler'
import { DomUtils } from 'htmlparser2'
import { elementsIn, VOID_ELEMENTS } from './parse-page.ts'

const { removeElement, textContent } = DomUtils

/** Elements around which white space is not rendered. */
const BLOCKS = new Set(
  'address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Elements whose text a parser reads as it stands. */
const RAW_TEXT = new Set(['script', 'style'])

const AFTER_P =
  'address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre search section table ul'
const PARENTS_OF_P =
  'article aside blockquote body dd details dialog div fieldset figure footer form header li main nav section'

/**
 * By element, what may follow it for its end tag to be omitted (HTML Standard, “Optional tags”):
 * the next element, or `/` and the name of the parent where it is the last child. Stricter than the
 * standard: only parents that the site uses.
 */
const OMITTED_BEFORE: Record<string, ReadonlySet<string>> = {
  p: new Set([...AFTER_P.split(' '), ...PARENTS_OF_P.split(' ').map((name) => `/${name}`)]),
  li: new Set(['li', '/ol', '/ul']),
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd', '/dl', '/div']),
  thead: new Set(['tbody', 'tfoot']),
  tbody: new Set(['tbody', 'tfoot', '/table']),
  tr: new Set(['tr', '/tbody', '/thead', '/tfoot', '/table']),
  td: new Set(['td', 'th', '/tr']),
  th: new Set(['td', 'th', '/tr']),
  body: new Set(['/html']),
  html: new Set(['/']),
}

/**
 * Removes from a page what a browser would fill in itself: share-card metadata that repeats `og:`,
 * attributes with their default value, and white space that is not rendered.
 */
export function minifyPage(page: Document): void {
  const elements = elementsIn(page)
  const metadata = elements.filter(({ name }) => name === 'meta')
  const named = new Map(metadata.map(({ attribs }) => [attribs.name, attribs.content]))
  const shared = new Map(metadata.map(({ attribs }) => [attribs.property, attribs.content]))
  for (const element of metadata) {
    const { name = '', property, content } = element.attribs
    const card = /^twitter:(.+)$/.exec(name)?.[1]
    const isRepeated = card !== undefined && shared.get(`og:${card}`) === content
    // It is optional, and programs take the description of the page in its place.
    const isDescription = property === 'og:description' && content === named.get('description')
    // A picture tells its own type and size.
    const isPicture = /^og:image:(?:type|width|height)$/.test(property ?? '')
    if (isRepeated || isDescription || isPicture) removeElement(element)
  }
  for (const element of elements) {
    const { name, attribs } = element
    if (attribs.popover === 'auto') attribs.popover = ''
    // In a form a button submits unless it says otherwise; outside one it does nothing.
    if (name === 'button' && attribs.type === (isInForm(element) ? 'submit' : 'button')) {
      delete attribs.type
    }
  }
  removeWhiteSpace(page)
}

function isInForm(element: Element): boolean {
  if ('form' in element.attribs) return true
  for (let at = element.parent; at && isTag(at); at = at.parent) {
    if (at.name === 'form') return true
  }
  return false
}

function removeWhiteSpace(parent: ParentNode): void {
  const isBlock = (node: ChildNode | ParentNode | undefined): boolean =>
    node === undefined || (node instanceof Element ? BLOCKS.has(node.name) : !isText(node))
  const { children } = parent
  parent.children = children.filter((child, at) => {
    if (!isText(child) || child.data.trim() !== '') return true
    return !isBlock(children[at - 1] ?? parent) || !isBlock(children[at + 1] ?? parent)
  })
  for (const child of parent.children) if (isTag(child)) removeWhiteSpace(child)
}

/**
 * Writes a page as HTML: without end tags that the standard lets be omitted, with attributes in
 * alphabetical order, since what repeats compresses.
 */
export function writePage(page: Document): string {
  return page.children.map((node, at) => writeNode(node, page.children[at + 1], '/')).join('')
}

/**
 * @param next the following sibling
 * @param parent `/` and the name of the parent element
 */
function writeNode(node: ChildNode, next: ChildNode | undefined, parent: string): string {
  if (isText(node)) return escapeText(node.data)
  if (!isTag(node)) return 'data' in node ? `<${node.data}>` : ''
  const { name, children } = node
  const start = `<${name}${writeAttributes(node)}`
  if (VOID_ELEMENTS.has(name)) return `${start}>`
  if (children.length === 0 && isInDrawing(node)) return `${start}/>`
  const end = isEndOmitted(name, next, parent) ? '' : `</${name}>`
  return `${start}>${writeChildren(node)}${end}`
}

function writeChildren({ name, children }: Element): string {
  if (RAW_TEXT.has(name)) return textContent(children)
  return children.map((child, at) => writeNode(child, children[at + 1], `/${name}`)).join('')
}

function isEndOmitted(name: string, next: ChildNode | undefined, parent: string): boolean {
  const follower = next === undefined ? parent : isTag(next) ? next.name : undefined
  return follower !== undefined && OMITTED_BEFORE[name]?.has(follower) === true
}

function writeAttributes(element: Element): string {
  const isForeign = isInDrawing(element)
  return Object.entries(element.attribs)
    .map(([name, value]) => {
      const key = isForeign ? name : name.toLowerCase()
      return value === '' ? ` ${key}` : ` ${key}="${escapeAttribute(value)}"`
    })
    .sort()
    .join('')
}

/** Whether an element is an `<svg>` or within one: there, names keep their letters' case. */
function isInDrawing(element: Element): boolean {
  for (let at: ParentNode | null = element; at && isTag(at); at = at.parent) {
    if (at.name === 'svg') return true
  }
  return false
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}
