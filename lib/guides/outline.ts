import GithubSlugger from 'github-slugger'
import type { Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** What can be known of a text without running it. */
export type Outline = {
  /** Second-level headings with the ids that links lead to. */
  headings: { id: string; text: string }[]
  words: number
}

const plainParser = unified().use(remarkParse).use(remarkMdx).freeze()
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze()

/** What tables, notes, ticked lists, struck words and bare addresses are made of. */
const GFM_SIGNS = /[|~@]|\[\^|\[[ xX]\]|https?:|www\./i

/** The syntax tree of an MDX text; throws with line and column when it cannot be read. */
export function parseMdx(body: string): Root {
  // A text without these signs has the same tree either way, and a third sooner.
  return GFM_SIGNS.test(body) ? parser.parse(body) : plainParser.parse(body)
}

/**
 * Ids that the page around a text uses. A heading such as “Sources” gets another one, so that links
 * and labels of the page still find their own.
 */
export const PAGE_IDS = [
  ...['content', 'menu', 'sources', 'changes', 'provenance', 'mci', 'search-box', 'search-box-q'],
  'letter-email',
]

function headingSlugger(): GithubSlugger {
  const slugger = new GithubSlugger()
  for (const id of PAGE_IDS) slugger.slug(id)
  return slugger
}

/** Headings and the length of a text. */
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

/** Gives each second-level heading the id under which the outline lists it. */
export function remarkHeadingIds() {
  return (tree: Root): void => {
    const slugger = headingSlugger()
    visit(tree, 'heading', (node) => {
      if (node.depth === 2) node.data = { hProperties: { id: slugger.slug(textOf(node)) } }
    })
  }
}
