import postcss, { type AtRule, type Container, type Root } from 'postcss'
import parseSelectors, { type Node, type Selector } from 'postcss-selector-parser'
import { inlineCustomProperties } from './inline-custom-properties.ts'
import { minifyStyles } from './minify-styles.ts'
import type { UsedNames } from './used-names.ts'

/** Pseudo-classes that can match only where one of the selectors inside them can. */
const ALTERNATIVES = [':is', ':where', ':has', ':-webkit-any', ':-moz-any']

/** Pseudo-elements that only an input of one type has. */
const INPUT_PARTS = [
  [/^::-webkit-(date|calendar)/, 'date'],
  [/^::file-selector-button$/, 'file'],
  [/^::-webkit-(inner|outer)-spin-button$/, 'number'],
  [/^::-webkit-search-/, 'search'],
] as const

const selectors = parseSelectors()

/**
 * The rules of a stylesheet that can match on a page with these names. Whatever is in doubt stays.
 *
 * @param kept custom properties that the page itself reads or sets
 */
export function purgeStyles(sheet: Root, used: UsedNames, kept: ReadonlySet<string>): string {
  const root = sheet.clone()
  root.walkComments((comment) => void comment.remove())
  root.walkRules((rule) => {
    if (isKeyframes(rule.parent)) return
    const possible = rule.selectors.filter((selector) =>
      selectors.astSync(selector).some((one) => isPossible(one, used)),
    )
    if (possible.length === 0) rule.remove()
    else if (possible.length < rule.selectors.length) rule.selectors = possible
  })
  inlineCustomProperties(root, kept)
  removeUnread(root, kept)
  removeEmpty(root)
  minifyStyles(root)
  return root.toString().trimEnd()
}

function isPossible(selector: Selector, used: UsedNames): boolean {
  return selector.nodes.every((node) => mayMatch(node, used))
}

function mayMatch(node: Node, used: UsedNames): boolean {
  switch (node.type) {
    case 'class':
      return used.classes.has(node.value)
    case 'id':
      return used.ids.has(node.value)
    case 'tag':
      return used.tags.has(node.value.toLowerCase())
    case 'attribute':
      return used.attributes.has(node.attribute.toLowerCase())
    case 'pseudo':
      // The page's styles are in no shadow tree, so nothing is their host.
      if (node.value === ':host') return false
      if (node.value === '::placeholder' && !used.attributes.has('placeholder')) return false
      if (INPUT_PARTS.some(([part, type]) => part.test(node.value) && !used.inputs.has(type))) {
        return false
      }
      if (!ALTERNATIVES.includes(node.value) || node.nodes.length === 0) return true
      return node.nodes.some((one) => isPossible(one, used))
    default:
      return true
  }
}

/** Removes custom properties, animations and fonts that nothing refers to any more. */
function removeUnread(root: Root, kept: ReadonlySet<string>): void {
  let removed = true
  while (removed) {
    removed = false
    const read = new Set(kept)
    root.walkDecls(({ value }) => {
      for (const name of namesRead(value)) read.add(name)
    })
    root.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop)) return
      declaration.remove()
      removed = true
    })
    root.walkAtRules('property', (rule) => {
      if (!read.has(rule.params.trim())) rule.remove()
    })
  }
  removeUnnamed(root)
}

function removeUnnamed(root: Root): void {
  const animations = valuesOf(root, /^(-webkit-)?animation(-name)?$|^--/)
  const fonts = valuesOf(root, /^font(-family)?$|^--/)
  root.walkAtRules(/keyframes$/, (rule) => {
    if (!animations.includes(rule.params.trim())) rule.remove()
  })
  root.walkAtRules('font-face', (rule) => {
    const family = familyOf(rule)
    if (family !== undefined && !fonts.includes(family)) rule.remove()
  })
}

function valuesOf(root: Root, property: RegExp): string {
  const values: string[] = []
  root.walkDecls(property, ({ value, parent }) => {
    if (parent?.type !== 'atrule') values.push(value)
  })
  return values.join(' ')
}

function familyOf(rule: AtRule): string | undefined {
  let family: string | undefined
  rule.walkDecls('font-family', ({ value }) => {
    family = value.replace(/^["']|["']$/g, '')
  })
  return family
}

function namesRead(value: string): string[] {
  return Array.from(value.matchAll(/var\(\s*(--[\w-]+)/g), ([, name = '']) => name)
}

function isKeyframes(parent: Container | { type: string } | undefined): boolean {
  return parent !== undefined && 'name' in parent && String(parent.name).endsWith('keyframes')
}

/** Removes empty blocks; a statement such as `@layer a, b;` has no block and stays. */
function removeEmpty(root: Root): void {
  root.walk((node) => {
    if ((node.type !== 'atrule' && node.type !== 'rule') || node.nodes?.length !== 0) return
    let empty: Container | undefined = node
    while (empty && empty.type !== 'root' && empty.nodes?.length === 0) {
      const { parent }: { parent: unknown } = empty
      empty.remove()
      empty = isContainer(parent) ? parent : undefined
    }
  })
}

function isContainer(node: unknown): node is Container {
  return typeof node === 'object' && node !== null && 'nodes' in node
}

/** Reads a stylesheet. */
export function parseStyles(css: string): Root {
  return postcss.parse(css)
}

/** The names in the selectors of a stylesheet: pages that differ in no other get the same styles. */
export function namesInSelectors(sheet: Root): UsedNames {
  const names = { tags: new Set<string>(), classes: new Set<string>(), ids: new Set<string>() }
  const attributes = new Set<string>()
  sheet.walkRules((rule) => {
    if (isKeyframes(rule.parent)) return
    selectors.astSync(rule.selector).walk((node) => {
      if (node.type === 'class') names.classes.add(node.value)
      if (node.type === 'id') names.ids.add(node.value)
      if (node.type === 'tag') names.tags.add(node.value.toLowerCase())
      if (node.type === 'attribute') attributes.add(node.attribute.toLowerCase())
      if (node.value === '::placeholder') attributes.add('placeholder')
    })
  })
  return { ...names, attributes, inputs: new Set(INPUT_PARTS.map(([, type]) => type)) }
}
