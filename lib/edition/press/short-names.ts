import type { AtRule, Root } from 'postcss'
import parseSelectors from 'postcss-selector-parser'
import { unescapeHtml } from './used-names.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

const TAG = /<[a-z][^>]*>/gi
const CLASS = / class="([^"]*)"/

/** Marks, in a stylesheet, a name that may be replaced by a shorter one. */
const MARK = '\u0001'

const selectors = parseSelectors()

/**
 * Marks the names of utilities throughout a stylesheet. They say how a thing looks and nothing of
 * what it is, and stand in every other tag; the names of things stay.
 */
export function markUtilities(root: Root): void {
  const utilities = new Set<string>()
  root.walkAtRules('layer', (layer: AtRule) => {
    if (layer.params !== 'utilities') return
    layer.walkRules((rule) => {
      selectors.astSync(rule.selector).walkClasses((node) => void utilities.add(node.value))
    })
  })
  root.walkRules((rule) => {
    if (!rule.selector.includes('.')) return
    const names = new Map<string, string>()
    const ast = selectors.astSync(rule.selector)
    ast.walkClasses((node) => {
      if (!utilities.has(node.value)) return
      const stand = `${names.size}`
      names.set(stand, node.value)
      node.value = `mark-${stand}-mark`
    })
    if (names.size === 0) return
    rule.selector = ast
      .toString()
      .replace(/mark-(\d+)-mark/g, (_, stand) => `${MARK}${names.get(stand)}${MARK}`)
  })
}

/**
 * Gives the marked names of the styles, and the same names in the page, short ones: the more
 * often a name stands in the page, the shorter.
 */
export function shortenNames(html: string, css: string): { html: string; css: string } {
  const counts = new Map<string, number>()
  const marked = new RegExp(`${MARK}([^${MARK}]+)${MARK}`, 'g')
  for (const [, name = ''] of css.matchAll(marked)) counts.set(name, 0)
  const taken = new Set<string>()
  for (const [tag] of html.matchAll(TAG)) {
    for (const name of classesOf(tag)) {
      const count = counts.get(name)
      if (count === undefined) taken.add(name)
      else counts.set(name, count + 1)
    }
  }
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
  const short = shortNames(names.length, taken)
  const shorter = new Map(names.map((name, at) => [name, short[at] ?? name]))
  return {
    css: css.replace(marked, (_, name: string) => shorter.get(name) ?? name),
    html: html.replace(TAG, (tag) =>
      tag.replace(CLASS, () => {
        const list = classesOf(tag).map((name) => shorter.get(name) ?? name)
        return ` class="${list.map(escapeHtml).join(' ')}"`
      }),
    ),
  }
}

function classesOf(tag: string): string[] {
  const [, list = ''] = CLASS.exec(tag) ?? []
  return list.split(/\s+/).filter(Boolean).map(unescapeHtml)
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}

function shortNames(count: number, taken: ReadonlySet<string>): string[] {
  const names: string[] = []
  for (let at = 0; names.length < count; at++) {
    const name = nameAt(at)
    if (!taken.has(name)) names.push(name)
  }
  return names
}

function nameAt(at: number): string {
  const last = LETTERS[at % LETTERS.length] ?? ''
  const rest = Math.floor(at / LETTERS.length)
  return rest === 0 ? last : nameAt(rest - 1) + last
}
