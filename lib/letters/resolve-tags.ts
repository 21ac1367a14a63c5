import type { Nodes, PhrasingContent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { z } from 'zod'
import { factOn } from '#lib/facts/fact-on.ts'
import { formatFact } from '#lib/facts/format.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { findPicture, pictureAddress } from '#lib/guides/pictures.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { LetterError } from './find.ts'

type TagNode = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

const show = z.enum(['both', 'value', 'number', 'tenge']).optional()
const grammar = z.enum(['nominative', 'genitive']).optional()

function attribute(node: TagNode, name: string): string | undefined {
  const found = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name)
  return typeof found?.value === 'string' ? found.value : undefined
}

function resolve(node: TagNode, locale: Locale, day: string): PhrasingContent {
  const id = attribute(node, 'id') ?? ''
  switch (node.name) {
    case 'Fact': {
      // A mail cannot be taken back: a figure that nobody knows for its day stops it.
      const fact = factOn(id, day)
      const words = formatFact(
        fact,
        locale,
        show.parse(attribute(node, 'show')),
        grammar.parse(attribute(node, 'case')),
      )
      return { type: 'text', value: words }
    }
    case 'Term': {
      const term = loadFacts().terms.get(id)
      if (!term) throw new LetterError(`there is no term “${id}” in content/glossary.yml`)
      return { type: 'text', value: term.term[locale] }
    }
    case 'Act': {
      const act = loadFacts().acts.get(id)
      if (!act) throw new LetterError(`there is no act “${id}” in content/acts.yml`)
      const words: PhrasingContent = { type: 'text', value: act.short[locale] }
      return act.url ? { type: 'link', url: act.url, children: [words] } : words
    }
    case 'Picture': {
      const { alt } = findPicture(id)
      return { type: 'image', url: pictureAddress(id), alt: alt[locale] }
    }
    default:
      throw new LetterError(
        `a letter has no tag <${node.name}>; it takes Fact, Term, Act and Picture`,
      )
  }
}

/**
 * Puts plain words in the place of a letter's tags, for a language and a day, in the tree itself.
 * A tag around words leaves the words. Throws where a tag is unknown or says nothing on that day.
 */
export function resolveTags(tree: Root, locale: Locale, day: string): void {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') return
    if (index === undefined || !parent) return
    const written = resolve(node, locale, day)
    const inner = node.children.length > 0 && node.name !== 'Act' ? node.children : [written]
    // A tag alone on its line is a paragraph.
    const isBlock = node.type === 'mdxJsxFlowElement' && inner[0] === written
    parent.children.splice(
      index,
      1,
      ...((isBlock ? [{ type: 'paragraph', children: inner }] : inner) as never[]),
    )
    return index
  })
}
