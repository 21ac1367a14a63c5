import type { Nodes, Parents, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { findUnsafeMdx } from '#lib/guides/literal-mdx.ts'
import { type Outline, outlineOf } from '#lib/guides/outline.ts'

/** A stretch of prose, as a reader reads it: tags without words of their own are `BLANK`. */
export type Prose = { text: string; lineAt: (offset: number) => number }

/** Stands in prose where a tag puts its value. */
export const BLANK = '\ufffc'

/** One use of a tag; an attribute in braces has the value `null`. */
export type TagUse = { name: string; line: number; attributes: Map<string, string | null> }

/** What the rules ask of an MDX text, with lines counted from the file's first. */
export type MdxParts = {
  tags: TagUse[]
  links: { url: string; line: number }[]
  headings: { depth: number; text: string; line: number }[]
  prose: Prose[]
  /** Code and links that run code, which are refused; tags have rules of their own. */
  code: { line: number; message: string }[]
  outline: Outline
}

/** A text all of whose words begin on one line. */
export function proseOf(text: string, line: number): Prose {
  return { text, lineAt: (offset) => line + text.slice(0, offset).split('\n').length - 1 }
}

/** Takes the syntax tree of a text apart whose first line is line `bodyLine` of its file. */
export function partsOf(tree: Root, bodyLine: number): MdxParts {
  const parts: MdxParts = {
    tags: [],
    links: [],
    headings: [],
    prose: [],
    code: findUnsafeMdx(tree)
      .filter(({ kind }) => kind !== 'tag')
      .map(({ line = 1, message }) => ({ line: bodyLine - 1 + line, message })),
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

/** The words of one block in a row, so that a number and its unit meet across their marks. */
function gather(block: Parents, lineOf: (node: Nodes) => number): Prose {
  // Nothing here may hold on to the tree: a thousand of them are slow to keep.
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
