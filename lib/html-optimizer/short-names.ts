import type { Root } from 'postcss'
import parseSelectors from 'postcss-selector-parser'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

const CUSTOM_PROPERTY = /--[\w-]+/g

const selectors = parseSelectors()

/** Short names for the classes and custom properties of a stylesheet, by their full names. */
export type ShortNames = {
  classes: ReadonlyMap<string, string>
  properties: ReadonlyMap<string, string>
}

/**
 * Gives the classes and custom properties of a stylesheet short names, in place. They depend on the
 * stylesheet alone, so that the same rule reads the same on every page of a build: a page that was
 * read before then serves as a compression dictionary for the next.
 */
export function shortenNames(root: Root): ShortNames {
  const classes = new Map<string, string>()
  root.walkRules((rule) => {
    if (rule.selector.includes('.')) rule.selector = renameClasses(rule.selector, classes)
  })
  const properties = new Map<string, string>()
  const rename = (text: string): string =>
    text.replace(CUSTOM_PROPERTY, (name) => shortNameIn(properties, name, '--'))
  root.walkDecls((declaration) => {
    declaration.prop = rename(declaration.prop)
    declaration.value = rename(declaration.value)
  })
  root.walkAtRules('property', (rule) => {
    rule.params = rename(rule.params)
  })
  return { classes, properties }
}

function renameClasses(selector: string, names: Map<string, string>): string {
  const tree = selectors.astSync(selector)
  tree.walkClasses((node) => {
    node.value = shortNameIn(names, node.value)
  })
  return tree.toString()
}

function shortNameIn(names: Map<string, string>, name: string, prefix = ''): string {
  const short = names.get(name) ?? prefix + nameAt(names.size)
  names.set(name, short)
  return short
}

/** `a` to `Z`, then `aa`, `ab` and so on. */
function nameAt(index: number): string {
  const last = LETTERS[index % LETTERS.length] ?? ''
  const rest = Math.floor(index / LETTERS.length)
  return rest === 0 ? last : nameAt(rest - 1) + last
}
