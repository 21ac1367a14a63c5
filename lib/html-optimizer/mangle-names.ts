import type { Root } from 'postcss'
import parseSelectors from 'postcss-selector-parser'
import { classLists, replaceClasses } from './class-lists.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Marks, in a stylesheet, a name that may be replaced by a shorter one. */
const MARK = '\u0001'
const MARKED = new RegExp(`${MARK}([^${MARK}]+)${MARK}`, 'g')

const selectors = parseSelectors()

/** Marks the names of classes throughout a stylesheet. */
export function markNames(root: Root): void {
  root.walkRules((rule) => {
    if (!rule.selector.includes('.')) return
    const names: string[] = []
    const ast = selectors.astSync(rule.selector)
    ast.walkClasses((node) => {
      names.push(node.value)
      node.value = `mark-${names.length - 1}-mark`
    })
    rule.selector = ast
      .toString()
      .replace(/mark-(\d+)-mark/g, (_, at) => `${MARK}${names[Number(at)]}${MARK}`)
  })
}

/**
 * Gives the marked names of the styles, and the same names in the page, short ones: the more
 * often a name stands in the page, the shorter. Names that stand on the very same elements mean
 * the same, and become one.
 */
export function mangleNames(html: string, css: string): { html: string; css: string } {
  const places = new Map<string, number[]>()
  for (const [, name = ''] of css.matchAll(MARKED)) places.set(name, [])
  const taken = new Set<string>()
  for (const [at, list] of classLists(html).entries()) {
    for (const name of new Set(list)) {
      const known = places.get(name)
      if (known) known.push(at)
      else taken.add(name)
    }
  }
  const groups = Map.groupBy(places.keys(), (name) => places.get(name)?.join() || name)
  const ordered = [...groups.values()].sort(
    ([a = ''], [b = '']) => (places.get(b)?.length ?? 0) - (places.get(a)?.length ?? 0),
  )
  const names = shortNames(ordered.length, taken)
  const shorter = new Map(
    ordered.flatMap((group, at) => group.map((name) => [name, names[at] ?? name] as const)),
  )
  return {
    css: css.replace(MARKED, (_, name: string) => shorter.get(name) ?? name),
    html: replaceClasses(html, (list) => [
      ...new Set(list.map((name) => shorter.get(name) ?? name)),
    ]),
  }
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
