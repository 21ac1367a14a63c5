import GithubSlugger from 'github-slugger'
import type { Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** What is known of a text without running it. */
export type Outline = {
  /** Second-level headings with their ids. */
  headings: { id: string; text: string }[]
  words: number
}

const plainParser = unified().use(remarkParse).use(remarkMdx).freeze()
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze()

/** Signs of GFM syntax: tables, footnotes, task lists, strikethrough, autolinks. */
const GFM_SIGNS = /[|~@]|\[\^|\[[ xX]\]|https?:|www\./i

/** Parses an MDX text. Throws with line and column if it is invalid. */
export function parseMdx(body: string): Root {
  // Without GFM syntax the plain parser gives the same tree in two thirds of the time.
  return GFM_SIGNS.test(body) ? parser.parse(body) : plainParser.parse(body)
}

/**
 * Ids that the page layout uses. A heading such as “Sources” gets another id, so that the links and
 * labels of the page still find their targets.
 */
export const PAGE_IDS = [
  ...['content', 'menu', 'sources', 'changes', 'provenance', 'mci', 'search-box', 'search-box-q'],
  ...['letter-email', 'acts', 'in-your-case'],
]

function headingSlugger(): GithubSlugger {
  const slugger = new GithubSlugger()
  for (const id of PAGE_IDS) slugger.slug(id)
  return slugger
}

/** Extracts the headings and the length of a text. */
export function outlineOf(tree: Root): Outline {
  const slugger = headingSlugger()
  const headings: Outline['headings'] = []
  let words = 0
  visit(tree, (node) => {
    if (node.type === 'heading' && node.depth === 2) {
      const text = textOf(node)
      headings.push({ id: slugger.slug(text), text })
    }
    if (node.type === 'text') words += node.value.split(/\s+/).filter(Boolean).length
  })
  return { headings, words }
}

/** Remark plugin: gives each second-level heading the id that the outline lists. */
export function remarkHeadingIds() {
  return (tree: Root): void => {
    const slugger = headingSlugger()
    visit(tree, 'heading', (node) => {
      if (node.depth === 2) node.data = { hProperties: { id: slugger.slug(textOf(node)) } }
    })
  }
}
