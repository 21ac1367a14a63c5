import type { Declaration, Root } from 'postcss'

/** Prefixed properties that every browser with popovers understands without the prefix. */
const PREFIXED = /^-webkit-(?=(?:text-decoration-color|hyphens)$)/

/** Removes declarations that repeat others or that no reader's browser needs. */
export function minifyStyles(root: Root): void {
  root.walkDecls((declaration) => {
    // Tailwind leaves the same declaration twice in a row.
    if (declaration.next()?.toString() === declaration.toString()) declaration.remove()
  })
  root.walkDecls(PREFIXED, (declaration) => {
    const next = declaration.next()
    const unprefixed = declaration.prop.replace(PREFIXED, '')
    if (next?.type === 'decl' && next.prop === unprefixed) declaration.remove()
  })
  removeSolid(root)
}

/** Where a reset makes every border solid, a rule that sets a width need not repeat the style. */
function removeSolid(root: Root): void {
  let isReset = false
  root.walkRules(/^\*/, (rule) => {
    rule.walkDecls('border', ({ value }) => {
      isReset ||= value === '0 solid'
    })
  })
  const styles: Declaration[] = []
  root.walkDecls(/^border(-.+)?-style$/, (declaration) => void styles.push(declaration))
  if (!isReset || styles.some(({ value }) => value !== 'solid')) return
  for (const declaration of styles) declaration.remove()
}
