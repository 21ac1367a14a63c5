import type { Declaration, Root } from 'postcss'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** A variable where it is said, read or registered. */
const VARIABLE = /--[\w-]+/g

/** Names with a prefix of old that every browser with popovers understands without it. */
const PREFIXED = /^-webkit-(?=(?:text-decoration-color|hyphens)$)/

/** Leaves out of styles what no reader's browser needs, and gives variables short names. */
export function minifyStyles(root: Root, kept: ReadonlySet<string>): void {
  root.walkDecls(PREFIXED, (declaration) => {
    const next = declaration.next()
    const plain = declaration.prop.replace(PREFIXED, '')
    if (next?.type === 'decl' && next.prop === plain) declaration.remove()
  })
  leaveOutSolid(root)
  shortenVariables(root, kept)
}

/** Where the styles have every border solid, what gives one a width need not say so again. */
function leaveOutSolid(root: Root): void {
  let solid = false
  root.walkRules(/^\*/, (rule) => {
    rule.walkDecls('border', ({ value }) => {
      solid ||= value === '0 solid'
    })
  })
  const styles: Declaration[] = []
  root.walkDecls(/^border(-.+)?-style$/, (declaration) => void styles.push(declaration))
  if (!solid || styles.some(({ value }) => value !== 'solid')) return
  for (const declaration of styles) declaration.remove()
}

/** The more often a name stands in the styles, the shorter. */
function shortenVariables(root: Root, kept: ReadonlySet<string>): void {
  const counts = new Map<string, number>()
  root.walkDecls(({ prop, value }) => {
    for (const [name] of `${prop} ${value}`.matchAll(VARIABLE)) {
      if (!kept.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  })
  const free = shortNames(counts.size + kept.size).filter((name) => !kept.has(name))
  const names = [...counts].sort(([, a], [, b]) => b - a)
  const short = new Map(names.map(([name], at) => [name, free[at] ?? name]))
  const rename = (text: string) => text.replace(VARIABLE, (name) => short.get(name) ?? name)
  root.walkDecls((declaration) => {
    declaration.prop = rename(declaration.prop)
    declaration.value = rename(declaration.value)
  })
  root.walkAtRules('property', (rule) => {
    rule.params = rename(rule.params)
  })
}

function shortNames(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const round = Math.floor(at / LETTERS.length)
    return `--${LETTERS[at % LETTERS.length]}${round === 0 ? '' : round}`
  })
}
