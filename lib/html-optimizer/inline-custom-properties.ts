import type { AtRule, Declaration, Root } from 'postcss'

/** Values up to this many characters are inlined wherever they are read, longer ones only once. */
const MAX_REPEATED_LENGTH = 24

/** Custom properties with one value on the whole page; null: no value, so the fallback applies. */
type Constants = Map<string, string | null>

/**
 * Replaces references to custom properties that have one value on a whole page by that value, and
 * evaluates the `calc()` that this leaves. A property that is set more than once stays.
 *
 * @param kept names that the page itself reads or sets
 */
export function inlineCustomProperties(root: Root, kept: ReadonlySet<string>): void {
  for (let changed = true; changed; ) {
    const constants = findConstants(root, kept)
    changed = false
    root.walkDecls((declaration) => {
      if (declaration.prop.startsWith('--') && constants.has(declaration.prop)) return
      const value = inline(declaration.value, constants)
      if (value === declaration.value) return
      declaration.value = value
      changed = true
    })
  }
  root.walkDecls((declaration) => {
    declaration.value = evaluateCalc(declaration.value)
  })
}

function findConstants(root: Root, kept: ReadonlySet<string>): Constants {
  const declared = new Map<string, Declaration[]>()
  const uses = new Map<string, number>()
  root.walkDecls((declaration) => {
    const { prop, value } = declaration
    if (prop.startsWith('--')) declared.set(prop, [...(declared.get(prop) ?? []), declaration])
    for (const [, name = ''] of value.matchAll(/var\((--[\w-]+)/g)) {
      uses.set(name, (uses.get(name) ?? 0) + 1)
    }
  })
  const registered = new Map<string, string | null>()
  root.walkAtRules('property', (rule) => {
    registered.set(rule.params.trim(), initialValue(rule))
  })
  const constants: Constants = new Map()
  for (const name of uses.keys()) {
    const declarations = declared.get(name) ?? []
    const value = constantValue(declarations, registered.get(name), declared)
    if (value === undefined || kept.has(name)) continue
    if (value === null || value.length <= MAX_REPEATED_LENGTH || uses.get(name) === 1)
      constants.set(name, value)
  }
  return constants
}

function constantValue(
  declarations: Declaration[],
  initial: string | null | undefined,
  declared: ReadonlyMap<string, Declaration[]>,
): string | null | undefined {
  if (initial !== undefined) return neverSet(declarations) ? initial : undefined
  if (declarations.length === 0) return null
  const value = setOnce(declarations)
  if (!value?.includes('var(')) return value
  // An alias of a property that is itself set once: the same on all elements.
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  return setOnce(declared.get(other ?? '') ?? []) === undefined ? undefined : value
}

/** The value of a property that is set once, for the whole page and under no condition. */
function setOnce([declaration, ...others]: Declaration[]): string | undefined {
  if (!declaration || others.length > 0) return undefined
  return isForAll(declaration) ? declaration.value : undefined
}

function isForAll({ parent }: Declaration): boolean {
  if (parent?.type !== 'rule' || !('selector' in parent) || parent.selector !== ':root')
    return false
  for (let at = parent.parent; at && at.type !== 'root'; at = at.parent) {
    if (!('name' in at) || at.name !== 'layer') return false
  }
  return true
}

/** Whether a registered property is set only in Tailwind's fallback for browsers without `@property`. */
function neverSet(declarations: Declaration[]): boolean {
  return declarations.every((declaration) => {
    let at: unknown = declaration.parent
    while (isNamed(at)) {
      if (at.name === 'layer' && at.params === 'properties') return true
      at = at.parent
    }
    return false
  })
}

function isNamed(node: unknown): node is { name?: string; params?: string; parent?: unknown } {
  return typeof node === 'object' && node !== null && 'parent' in node
}

function initialValue(rule: AtRule): string | null {
  let value: string | null = null
  rule.walkDecls('initial-value', (declaration) => {
    value = declaration.value
  })
  return value
}

function inline(value: string, constants: Constants): string {
  const start = value.search(/var\(--[\w-]+/)
  if (start < 0) return value
  const end = closingBracket(value, start + 3)
  const inner = value.slice(start + 4, end)
  const comma = inner.indexOf(',')
  const name = (comma < 0 ? inner : inner.slice(0, comma)).trim()
  const fallback = comma < 0 ? undefined : inner.slice(comma + 1).trim()
  const known = constants.get(name)
  const rest = inline(value.slice(end + 1), constants)
  const before = value.slice(0, start)
  if (known === null && fallback !== undefined) return before + inline(fallback, constants) + rest
  if (typeof known === 'string') return before + known + rest
  const kept = fallback === undefined ? inner : `${name},${inline(fallback, constants)}`
  return `${before}var(${kept})${rest}`
}

/** The index of the bracket that closes the one at `open`. */
function closingBracket(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

/** Evaluates products and quotients of plain numbers whose result has at most four decimals. */
function evaluateCalc(value: string): string {
  return value.replace(
    /calc\((-?[\d.]+)(rem|px|em)? ([*/]) (-?[\d.]+)\)/g,
    (whole, a: string, unit = '', operator: string, b: string) => {
      const result = operator === '*' ? Number(a) * Number(b) : Number(a) / Number(b)
      const rounded = Number(result.toFixed(4))
      if (Math.abs(rounded - result) > 1e-9) return whole
      return `${String(rounded).replace(/^(-?)0\./, '$1.')}${rounded === 0 ? '' : unit}`
    },
  )
}
