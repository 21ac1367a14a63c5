import type { Nodes, Parents, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { findUnsafeMdx, type UnsafeCode } from '#lib/guides/literal-mdx.ts'
import { type Outline, outlineOf } from '#lib/guides/outline.ts'

/** The text of a block as readers see it; a tag without text is replaced by `BLANK`. */
export type Prose = { text: string; lineAt: (offset: number) => number }

/** Placeholder in prose for the value of a tag. */
export const BLANK = '\ufffc'

/** A use of a tag. An attribute with a value in braces has the value `null`. */
export type TagUse = { name: string; line: number; attributes: Map<string, string | null> }

/** The parts of an MDX text that rules check; lines are counted from the start of the file. */
export type MdxParts = {
  tags: TagUse[]
  links: { url: string; line: number }[]
  headings: { depth: number; text: string; line: number }[]
  prose: Prose[]
  /** Code, and links that run code. Both are forbidden; rules check the tags. */
  code: { line: number; code: UnsafeCode; values: Record<string, string> }[]
  /** The lines of pictures in Markdown, which have neither rights nor words in three languages. */
  pictures: number[]
  outline: Outline
}

/** Prose of a text that is on one line. */
export function proseOf(text: string, line: number): Prose {
  return { text, lineAt: (offset) => line + text.slice(0, offset).split('\n').length - 1 }
}

/** Extracts the parts from a syntax tree. `bodyLine` is the text's first line within its file. */
export function partsOf(tree: Root, bodyLine: number): MdxParts {
  const parts: MdxParts = {
    tags: [],
    links: [],
    headings: [],
    prose: [],
    code: findUnsafeMdx(tree).flatMap(({ line = 1, code, values }) =>
      code === 'tag' ? [] : [{ line: bodyLine - 1 + line, code, values }],
    ),
    pictures: [],
    outline: outlineOf(tree),
  }
  const lineOf = (node: Nodes) => bodyLine - 1 + (node.position?.start.line ?? 1)
  visit(tree, (node) => {
    const line = lineOf(node)
    switch (node.type) {
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        parts.tags.push({ name: node.name ?? '', line, attributes: attributesOf(node.attributes) })
        break
      case 'link':
      case 'definition':
        parts.links.push({ url: node.url, line })
        break
      case 'image':
      case 'imageReference':
        parts.pictures.push(line)
        break
      case 'code':
        parts.prose.push(proseOf(node.value, line + 1))
        break
      case 'heading':
        parts.headings.push({ depth: node.depth, text: textOf(node), line })
        parts.prose.push(gather(node, lineOf))
        break
      case 'paragraph':
      case 'tableCell':
        parts.prose.push(gather(node, lineOf))
        break
    }
  })
  for (const { attributes, line } of parts.tags) {
    const title = attributes.get('title')
    if (title) parts.prose.push(proseOf(title, line))
  }
  return parts
}

type Attributes = Extract<Nodes, { type: 'mdxJsxTextElement' }>['attributes']

function attributesOf(attributes: Attributes): TagUse['attributes'] {
  return new Map(
    attributes.map((attribute) =>
      attribute.type === 'mdxJsxAttribute'
        ? [attribute.name, typeof attribute.value === 'string' ? attribute.value : null]
        : ['…', null],
    ),
  )
}

/** Joins the text of a block, so that a number and its unit match across inline markup. */
function gather(block: Parents, lineOf: (node: Nodes) => number): Prose {
  // Must not reference the tree: a thousand of them would take too much memory.
  const first = { from: 0, line: lineOf(block) }
  const pieces = [first]
  let text = ''
  const add = (words: string, node: Nodes) => {
    pieces.push({ from: text.length, line: lineOf(node) })
    text += words
  }
  visit(block, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') add(node.value, node)
    else if (node.type === 'break') add('\n', node)
    else if ('children' in node && node.children.length === 0) add(BLANK, node)
    else if (node.type === 'mdxTextExpression') return SKIP
    return undefined
  })
  return {
    text,
    lineAt(offset) {
      const piece = pieces.findLast(({ from }) => from <= offset) ?? first
      return piece.line + text.slice(piece.from, offset).split('\n').length - 1
    },
  }
}
