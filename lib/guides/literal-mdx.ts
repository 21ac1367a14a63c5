import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'

/**
 * The tags that authors may use and the attributes of each. A compiled text runs on the server, so
 * nothing else is compiled: an expression in a text would run with the rights of the site.
 */
export const MDX_TAGS = {
  Fact: ['id', 'show', 'case', 'form'],
  Act: ['id'],
  Term: ['id'],
  Warning: [],
  Contested: ['id'],
  Steps: [],
  Step: ['title'],
  Papers: ['stage'],
  ForCountry: ['route'],
  Figure: ['name'],
} as const satisfies Record<string, readonly string[]>

/** Part of a text that could run code, or that is not on the list of tags. */
export type UnsafeMdx = {
  kind: 'code' | 'tag' | 'link'
  /** Line within the text, from 1; undefined where the tree has no positions. */
  line: number | undefined
  message: string
}

/** Schemes that a link or a picture may have; addresses without a scheme stay on the site. */
const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel'])

/**
 * Everything in the syntax tree of an MDX text that is not plain Markdown or a known tag with literal
 * attributes: imports, exports, expressions (comments are allowed), spreads, unknown tags and
 * attributes, and links whose scheme a browser would run.
 */
export function findUnsafeMdx(tree: Root): UnsafeMdx[] {
  const found: UnsafeMdx[] = []
  visit(tree, (node) => {
    for (const { kind, message } of faultsOf(node))
      found.push({ kind, message, line: node.position?.start.line })
  })
  return found
}

/** Throws with the first line at which a text could run code; see `findUnsafeMdx`. */
export function assertLiteralMdx(tree: Root): void {
  const [first] = findUnsafeMdx(tree)
  if (!first) return
  const where = first.line === undefined ? '' : ` (${first.line}:1)`
  throw Object.assign(new Error(`${first.message}${where}`), { line: first.line })
}

type Fault = Pick<UnsafeMdx, 'kind' | 'message'>

function faultsOf(node: Nodes): Fault[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return [code('Imports and exports are not for texts')]
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return isComment(node) ? [] : [code('Expressions in braces are not for texts')]
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return tagFaults(node)
    case 'link':
    case 'image':
    case 'definition':
      return isSafeUrl(node.url)
        ? []
        : [{ kind: 'link', message: `A link cannot lead to “${node.url}”` }]
    // Outside MDX, Markdown keeps raw HTML in nodes of its own.
    case 'html':
      return [code('Raw HTML is not for texts')]
    default:
      return []
  }
}

function code(message: string): Fault {
  return { kind: 'code', message }
}

/** Whether braces hold comments alone: by the parsed program, not by how the text begins and ends. */
function isComment(node: Extract<Nodes, { type: 'mdxFlowExpression' | 'mdxTextExpression' }>) {
  return node.data?.estree?.body.length === 0
}

function tagFaults({
  name,
  attributes,
}: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>): Fault[] {
  if (!isTag(name)) return [{ kind: 'tag', message: `There is no tag <${name ?? ''}>` }]
  const allowed: readonly string[] = MDX_TAGS[name]
  return attributes.flatMap((attribute): Fault[] => {
    if (attribute.type !== 'mdxJsxAttribute')
      return [code(`<${name}> has an attribute that is an expression`)]
    if (!allowed.includes(attribute.name))
      return [{ kind: 'tag', message: `<${name}> has no attribute “${attribute.name}”` }]
    if (typeof attribute.value !== 'string')
      return [{ kind: 'tag', message: `“${attribute.name}” of <${name}> is not in quotes` }]
    return []
  })
}

function isTag(name: string | null): name is keyof typeof MDX_TAGS {
  return name !== null && Object.hasOwn(MDX_TAGS, name)
}

function isSafeUrl(url: string): boolean {
  // Browsers read over blanks and control characters within a scheme (URL Standard, 4.4).
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant.
  const address = url.replace(/[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
  const scheme = /^([^/?#:]*):/.exec(address)?.[1]
  return scheme === undefined || SAFE_SCHEMES.has(scheme.toLowerCase())
}
