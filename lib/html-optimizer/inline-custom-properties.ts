import type { AtRule, Declaration, Root } from 'postcss'

/** A value this long is written out once only; shorter ones wherever they are read. */
const SHORT = 24

/** What a variable is known to be; null where it has no value and the fallback holds. */
type Settled = Map<string, string | null>

/**
 * Writes the values of variables that never change on a page in place of their names, and works
 * out the sums that this leaves. What is said of a variable more than once stays as it is.
 *
 * @param kept names that the page itself reads or sets
 */
export function inlineCustomProperties(root: Root, kept: ReadonlySet<string>): void {
  for (let changed = true; changed; ) {
    const settled = findSettled(root, kept)
    changed = false
    root.walkDecls((declaration) => {
      if (declaration.prop.startsWith('--') && settled.has(declaration.prop)) return
      const value = writeOut(declaration.value, settled)
      if (value === declaration.value) return
      declaration.value = value
      changed = true
    })
  }
  root.walkDecls((declaration) => {
    declaration.value = workOut(declaration.value)
  })
}

function findSettled(root: Root, kept: ReadonlySet<string>): Settled {
  const said = new Map<string, Declaration[]>()
  const uses = new Map<string, number>()
  root.walkDecls((declaration) => {
    const { prop, value } = declaration
    if (prop.startsWith('--')) said.set(prop, [...(said.get(prop) ?? []), declaration])
    for (const [, name = ''] of value.matchAll(/var\((--[\w-]+)/g)) {
      uses.set(name, (uses.get(name) ?? 0) + 1)
    }
  })
  const registered = new Map<string, string | null>()
  root.walkAtRules('property', (rule) => {
    registered.set(rule.params.trim(), initialValue(rule))
  })
  const settled: Settled = new Map()
  for (const name of uses.keys()) {
    const declarations = said.get(name) ?? []
    const value = settledValue(declarations, registered.get(name), said)
    if (value === undefined || kept.has(name)) continue
    if (value === null || value.length <= SHORT || uses.get(name) === 1) settled.set(name, value)
  }
  return settled
}

function settledValue(
  declarations: Declaration[],
  initial: string | null | undefined,
  said: ReadonlyMap<string, Declaration[]>,
): string | null | undefined {
  if (initial !== undefined) return neverSet(declarations) ? initial : undefined
  if (declarations.length === 0) return null
  const value = saidOnce(declarations)
  if (!value?.includes('var(')) return value
  // Another name for a variable that is itself said once: the same on all elements.
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  return saidOnce(said.get(other ?? '') ?? []) === undefined ? undefined : value
}

/** The value of a variable that is said once, for the whole page and under no condition. */
function saidOnce([declaration, ...others]: Declaration[]): string | undefined {
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

/** Whether a registered variable is said nowhere but where browsers are helped that cannot register. */
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

function writeOut(value: string, settled: Settled): string {
  const start = value.search(/var\(--[\w-]+/)
  if (start < 0) return value
  const end = closing(value, start + 3)
  const inner = value.slice(start + 4, end)
  const comma = inner.indexOf(',')
  const name = (comma < 0 ? inner : inner.slice(0, comma)).trim()
  const fallback = comma < 0 ? undefined : inner.slice(comma + 1).trim()
  const known = settled.get(name)
  const rest = writeOut(value.slice(end + 1), settled)
  const before = value.slice(0, start)
  if (known === null && fallback !== undefined) return before + writeOut(fallback, settled) + rest
  if (typeof known === 'string') return before + known + rest
  const kept = fallback === undefined ? inner : `${name},${writeOut(fallback, settled)}`
  return `${before}var(${kept})${rest}`
}

/** The place of the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

/** Products and quotients of plain numbers, if they come out even. */
function workOut(value: string): string {
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
