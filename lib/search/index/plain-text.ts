import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact, formatForm } from '#lib/facts/format.ts'
import { ledger } from '#lib/facts/load.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { treeOf } from '#lib/guides/tree.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { stepsOf } from '#lib/plan/checklist/steps.ts'
import { countries, documentRouteOn } from '#lib/plan/countries/countries.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'

/** The language of a text and the day whose figures it shows. */
type Here = { locale: Locale; day: string }

/** A part of a text below a second-level heading; the first part has none. */
export type PlainPart = {
  heading: string
  /** Sentences as they are read, one block after another. */
  text: string
  /** Names that stand in lists: found, but not worth an excerpt. */
  listed: string
  /** The ids of the records that it shows. */
  facts: string[]
}

type Tag = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

function isTag(node: Nodes): node is Tag {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

function attributeOf(node: Tag, name: string): string {
  const found = node.attributes.find(
    (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name,
  )
  return typeof found?.value === 'string' ? found.value : ''
}

function tagWords(node: Tag, here: Here): string {
  const inner = childrenWords(node, here)
  const id = attributeOf(node, 'id')
  switch (node.name) {
    case 'Fact': {
      if (inner) return inner
      const fact = shownFact(id, here.day)
      const form = attributeOf(node, 'form')
      if (form) return formatForm(fact, here.locale, form)
      const show = attributeOf(node, 'show')
      const part = show === 'number' || show === 'tenge' || show === 'value' ? show : 'both'
      const grammar = attributeOf(node, 'case') === 'genitive' ? 'genitive' : 'nominative'
      return formatFact(fact, here.locale, part, grammar)
    }
    case 'Term':
      return inner || (ledger().terms.get(id)?.term[here.locale] ?? '')
    case 'Act':
      return ledger().acts.get(id)?.short[here.locale] ?? ''
    case 'Step':
      return `${attributeOf(node, 'title')}. ${inner}`
    case 'Papers': {
      const stage = STAGES.find((name) => name === attributeOf(node, 'stage'))
      return stage
        ? `${stepsOf(stage)
            .map((step) => step.title[here.locale])
            .join('; ')}.`
        : ''
    }
    default:
      return inner
  }
}

const BLOCKS = new Set(['paragraph', 'listItem', 'heading', 'mdxJsxFlowElement'])

function childrenWords(node: Nodes, here: Here): string {
  if (!('children' in node)) return ''
  return node.children.map((child) => wordsIn(child, here)).join('')
}

function wordsIn(node: Nodes, here: Here): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  const words = isTag(node) ? tagWords(node, here) : childrenWords(node, here)
  if (node.type === 'tableCell') return `${words}; `
  return BLOCKS.has(node.type) ? `${words} ` : words
}

function factsIn(node: Nodes): string[] {
  const inner = 'children' in node ? node.children.flatMap(factsIn) : []
  if (!isTag(node)) return inner
  const shows = node.name === 'Fact' || node.name === 'Contested'
  return shows ? [attributeOf(node, 'id'), ...inner] : inner
}

function countriesIn(node: Nodes, { locale, day }: Here): string {
  if (!isTag(node)) return ''
  if (node.name !== 'ForCountry') {
    return node.children.map((child) => countriesIn(child, { locale, day })).join(' ')
  }
  const route = attributeOf(node, 'route')
  return countries()
    .countries.filter((country) => documentRouteOn(country, day) === route)
    .map(({ code }) => countryName(code, locale))
    .join(' ')
}

/** An MDX text as plain words, part by part, with its figures as they are on a day. */
export function plainParts(body: string, here: Here): PlainPart[] {
  const parts: PlainPart[] = [{ heading: '', text: '', listed: '', facts: [] }]
  for (const node of treeOf(body).children) {
    if (node.type === 'heading' && node.depth === 2) {
      parts.push({ heading: textOf(node), text: '', listed: '', facts: [] })
      continue
    }
    const part = parts.at(-1)
    if (!part) continue
    part.text += wordsIn(node, here)
    part.facts.push(...factsIn(node))
    part.listed += ` ${countriesIn(node, here)}`
  }
  return parts.map(({ heading, text, listed, facts }) => ({
    heading,
    facts: [...new Set(facts)],
    text: text.replace(/[ \t\n]+/g, ' ').trim(),
    listed: listed.trim(),
  }))
}
