import type { Comment, Element, ElementContent, Root, Text } from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** What an element holds here: HTML is parsed without doctypes, and there are no expressions yet. */
type Content = Comment | Element | Text

/** What word processors put beside the words. */
const DROPPED = new Set(['style', 'script', 'meta', 'link', 'title', 'xml', 'img', 'o:p', 'head'])

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(() => clean)
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    listItemIndent: 'one',
    rule: '-',
    // What MDX would read as code or as a tag. Its own packages would bring a parser of JavaScript.
    unsafe: ['{', '<'].map((character) => ({ character, inConstruct: 'phrasing' as const })),
  })

/**
 * Makes a clean text of HTML as Word, Google Docs and browsers put it on the clipboard: paragraphs,
 * headings, lists, tables, links, bold and italics; everything else is left out.
 */
export function htmlToText(html: string): string {
  return processor
    .processSync(html)
    .toString()
    .replaceAll('&#x20;', ' ')
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .trim()
}

function clean(tree: Root): void {
  const content = tree.children.filter(isContent)
  tree.children = wordLists(content.flatMap(cleaned))
}

function isContent(node: Root['children'][number] | ElementContent): node is Content {
  return node.type === 'element' || node.type === 'text' || node.type === 'comment'
}

function cleaned(node: Content): Content[] {
  if (node.type === 'comment') return []
  if (node.type !== 'element') return [node]
  if (DROPPED.has(node.tagName) || isListMark(node)) return []
  const children = node.children.filter(isContent).flatMap(cleaned)
  const made: Element = { ...node, children }
  if (/^h[1-6]$/.test(node.tagName)) return [heading(made)]
  if (node.tagName === 'span' || node.tagName === 'b' || node.tagName === 'strong')
    return styled(made)
  if (['div', 'html', 'body', 'font', 'u', 'section'].includes(node.tagName)) return children
  if (node.tagName === 'li') return [{ ...made, children: children.flatMap(withoutParagraph) }]
  return [made]
}

/** Google Docs puts a paragraph into each list item, which would part the items by blank lines. */
function withoutParagraph(node: Content): Content[] {
  const isParagraph = node.type === 'element' && node.tagName === 'p'
  return isParagraph ? node.children.filter(isContent) : [node]
}

/** The page has its title as `h1`: what is pasted begins one level below. */
function heading(node: Element): Element {
  const level = Math.min(6, Math.max(2, Number(node.tagName[1])))
  visit(node, 'element', (inner, index, parent) => {
    if (index === undefined || !parent || !('children' in parent)) return
    if (['strong', 'b'].includes(inner.tagName)) parent.children.splice(index, 1, ...inner.children)
  })
  return { ...node, tagName: `h${level}` }
}

/** Bold and italics are styles in Google Docs, which also wraps everything in a `<b>` that is not. */
function styled(node: Element): Content[] {
  const style = String(node.properties.style ?? '')
  const isBold = /font-weight:\s*(?:bold|[6-9]00)/.test(style) || node.tagName !== 'span'
  const isPlain = /font-weight:\s*(?:normal|400)/.test(style)
  const hasWords = node.children.some((child) => child.type !== 'text' || child.value.trim() !== '')
  const isItalic = /font-style:\s*italic/.test(style)
  const content = node.children.filter(isContent)
  if (!hasWords) return content
  const italic = isItalic ? around('em', content) : content
  return isBold && !isPlain ? around('strong', italic) : italic
}

/** An element around content; blanks at its ends stay outside, where Markdown needs them. */
function around(tagName: string, content: Content[]): Content[] {
  const [first, ...rest] = content
  const words = rest.length === 0 && first?.type === 'text' ? first.value : undefined
  if (words === undefined) return [element(tagName, content)]
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  const parts: Content[] = [element(tagName, [{ type: 'text', value: inner }])]
  if (before) parts.unshift({ type: 'text', value: before })
  if (after) parts.push({ type: 'text', value: after })
  return parts
}

/** Word writes the bullet or number of a list item as text between comments. */
function isListMark({ properties }: Element): boolean {
  return /mso-list:\s*ignore/i.test(String(properties.style ?? ''))
}

function isListItem(node: Content): node is Element {
  return (
    node.type === 'element' &&
    node.tagName === 'p' &&
    /mso-list:/i.test(String(node.properties.style ?? ''))
  )
}

/** Word's list items are paragraphs: those that follow each other become one list. */
function wordLists(nodes: Content[]): Content[] {
  const made: Content[] = []
  let list: Element | undefined
  for (const node of nodes) {
    if (isListItem(node)) {
      if (!list) {
        list = element('ul', [])
        made.push(list)
      }
      list.children.push(element('li', node.children.filter(isContent)))
    } else if (node.type !== 'text' || node.value.trim() !== '') {
      list = undefined
      made.push(node)
    }
  }
  return made
}

function element(tagName: string, children: Content[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}
