import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { treeOf } from '#lib/guides/tree.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { linkAddress } from '#lib/i18n/paths.ts'
import { type Here, writeTag } from './tags.ts'

type TagNode = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

function attributesOf(node: TagNode): Record<string, string> {
  const pairs = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
      ? [[attribute.name, attribute.value] as const]
      : [],
  )
  return Object.fromEntries(pairs)
}

function handlersFor(here: Here): NonNullable<Options['handlers']> {
  return {
    mdxJsxTextElement(node: Extract<TagNode, { type: 'mdxJsxTextElement' }>, _parent, state, info) {
      const inner = state.containerPhrasing(node, info)
      return writeTag(node.name ?? '', { attributes: attributesOf(node), inner }, here)
    },
    mdxJsxFlowElement(node: Extract<TagNode, { type: 'mdxJsxFlowElement' }>, _parent, state, info) {
      const inner = state.containerFlow(node, info)
      return writeTag(node.name ?? '', { attributes: attributesOf(node), inner }, here)
    },
  }
}

/**
 * Converts a guide's text to plain Markdown: resolves every tag for the text's language and a day,
 * and makes every link absolute. Links lead to pages in the reader's own language.
 */
export function markdownBody(body: string, here: Here, reader: Locale): string {
  const tree = treeOf(body)
  visit(tree, 'link', (node) => {
    if (node.url.startsWith('/')) node.url = absolute(linkAddress(node.url, reader))
  })
  return unified()
    .use(remarkGfm)
    .use(remarkStringify, { bullet: '-', handlers: handlersFor(here) })
    .stringify(tree)
    .trim()
}
