import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'

/**
 * The tags that authors may use, with their attributes. Everything else is rejected: a compiled
 * text runs on the server, so an expression in it would run with the server's rights.
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
  Picture: ['id'],
} as const satisfies Record<string, readonly string[]>

/** The rules on code in texts. */
export type UnsafeCode = 'mdx-import' | 'mdx-expression' | 'mdx-html' | 'mdx-attribute' | 'mdx-link'

/** A part of a text that could run code, or a tag or attribute that is not allowed. */
export type UnsafeMdx = {
  /** Which rule it breaks; `tag` is a tag or an attribute that does not exist. */
  code: UnsafeCode | 'tag'
  /** What it is about, for words in other languages. */
  values: Record<string, string>
  /** Line within the text, from 1; undefined where the tree has no positions. */
  line: number | undefined
  message: string
}

/** The allowed URL schemes of links and images. URLs without a scheme stay on the site. */
const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel'])

/**
 * Finds everything in the syntax tree of an MDX text that is not plain Markdown or an allowed tag
 * with literal attributes: imports, exports, expressions (other than comments), spreads, unknown
 * tags and attributes, and links with a scheme that could run code.
 */
export function findUnsafeMdx(tree: Root): UnsafeMdx[] {
  const found: UnsafeMdx[] = []
  visit(tree, (node) => {
    for (const fault of faultsOf(node)) found.push({ ...fault, line: node.position?.start.line })
  })
  return found
}

/** Throws with the line of the first part that could run code; see `findUnsafeMdx`. */
export function assertLiteralMdx(tree: Root): void {
  const [first] = findUnsafeMdx(tree)
  if (!first) return
  const where = first.line === undefined ? '' : ` (${first.line}:1)`
  throw Object.assign(new Error(`${first.message}${where}`), { line: first.line })
}

type Fault = Omit<UnsafeMdx, 'line'>

function faultsOf(node: Nodes): Fault[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return [code('mdx-import', 'Imports and exports are not for texts')]
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return isComment(node)
        ? []
        : [code('mdx-expression', 'Expressions in braces are not for texts')]
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return tagFaults(node)
    case 'link':
    case 'image':
    case 'definition':
      return isSafeUrl(node.url)
        ? []
        : [code('mdx-link', `A link cannot lead to “${node.url}”`, { url: node.url })]
    // Without MDX, Markdown represents raw HTML as nodes of this type.
    case 'html':
      return [code('mdx-html', 'Raw HTML is not for texts')]
    default:
      return []
  }
}

function code(rule: UnsafeCode, message: string, values: Record<string, string> = {}): Fault {
  return { code: rule, message, values }
}

function unknownTag(message: string): Fault {
  return { code: 'tag', message, values: {} }
}

/** Whether an expression contains only comments, according to its syntax tree. */
function isComment(node: Extract<Nodes, { type: 'mdxFlowExpression' | 'mdxTextExpression' }>) {
  return node.data?.estree?.body.length === 0
}

function tagFaults({
  name,
  attributes,
}: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>): Fault[] {
  if (!isTag(name)) return [unknownTag(`There is no tag <${name ?? ''}>`)]
  const allowed: readonly string[] = MDX_TAGS[name]
  return attributes.flatMap((attribute): Fault[] => {
    if (attribute.type !== 'mdxJsxAttribute')
      return [
        code('mdx-attribute', `<${name}> has an attribute that is an expression`, {
          tag: `<${name}>`,
        }),
      ]
    if (!allowed.includes(attribute.name))
      return [unknownTag(`<${name}> has no attribute “${attribute.name}”`)]
    if (typeof attribute.value !== 'string')
      return [unknownTag(`“${attribute.name}” of <${name}> is not in quotes`)]
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
