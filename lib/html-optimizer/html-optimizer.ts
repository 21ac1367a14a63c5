import type { Element } from 'domhandler'
import type { Root } from 'postcss'
import { minifyPage, writePage } from './minify-page.ts'
import { elementsIn, parsePage } from './parse-page.ts'
import { namesInSelectors, parseStyles, purgeStyles } from './purge-styles.ts'
import { removeRuntime } from './remove-runtime.ts'
import { type ShortNames, shortenNames } from './short-names.ts'
import { contentHash } from './transition.ts'
import { UnsupportedMarkupError } from './unsupported-markup-error.ts'
import { classesOf, collectNames, type UsedNames } from './used-names.ts'

/** A page as readers get it: no script but the loader of a form, the styles it uses inside. */
export type OptimizedPage = {
  html: string
  /** The hash of its one `<style>` element, as a Content-Security-Policy names it. */
  styleHash: string
  /** The hash of its one script, the loader of a form; absent on a page without. */
  scriptHash?: string
}

type Sheet = { root: Root; short: ShortNames; names: UsedNames }

/** How many different sets of styles are kept, a few kilobytes each. */
const MAX_PURGED = 200

const CUSTOM_PROPERTY = /--[\w-]+/g

/**
 * Creates the optimizer of a build. It turns a page that Next rendered, without client components of
 * the site, into one that needs no script of Next's and no second request, and throws an
 * `UnsupportedMarkupError` when the markup is not what it knows.
 *
 * @param readStylesheet gives the text of a stylesheet of the build by its address
 * @param formLoader the inline script that a page with a form keeps
 */
export function createHtmlOptimizer(
  readStylesheet: (href: string) => string,
  formLoader?: string,
): (html: string) => OptimizedPage {
  const sheets = new Map<string, Sheet>()
  const purged = new Map<string, string>()

  function sheetOf(hrefs: string[]): Sheet {
    const key = hrefs.join(' ')
    const sheet = sheets.get(key) ?? readSheet(hrefs.map(readStylesheet).join('\n'))
    sheets.set(key, sheet)
    return sheet
  }

  /** Most pages of one kind use the same names, so their styles are purged once. */
  function stylesFor(hrefs: string[], elements: Element[], properties: Set<string>): string {
    const { root, names } = sheetOf(hrefs)
    const used = intersection(collectNames(elements), names)
    const sets = [...Object.values(used), properties].map((set) => [...set].sort())
    const key = JSON.stringify([hrefs, sets])
    const css = purged.get(key) ?? purgeStyles(root, used, properties)
    if (purged.size >= MAX_PURGED) purged.clear()
    purged.set(key, css)
    return css
  }

  return (html) => {
    const page = parsePage(html)
    const { stylesheets, inline, target, hasLoader } = removeRuntime(page, formLoader)
    const elements = elementsIn(page)
    const { short } = sheetOf(stylesheets)
    const properties = renameIn(elements, short)
    const moved = moveStyleAttributes(elements)
    const css = stylesFor(stylesheets, elements, properties) + inline + moved
    if (css.includes('</')) throw new UnsupportedMarkupError('markup in styles')
    target.data = css
    minifyPage(page)
    return {
      html: writePage(page),
      styleHash: contentHash(css),
      ...(hasLoader && formLoader !== undefined && { scriptHash: contentHash(formLoader) }),
    }
  }
}

function readSheet(css: string): Sheet {
  const relative = /url\(\s*(?!["']?(?:\/|data:|#))[^)]*\)|@import/.exec(css)?.[0]
  if (relative) throw new UnsupportedMarkupError(`stylesheet with a relative address: ${relative}`)
  const root = parseStyles(css)
  const short = shortenNames(root)
  return { root, short, names: namesInSelectors(root) }
}

/**
 * Gives classes and custom properties their short names; a class that no rule names is dropped.
 *
 * @returns the short names of the custom properties that attributes read or set
 */
function renameIn(elements: Element[], { classes, properties }: ShortNames): Set<string> {
  const used = new Set<string>()
  for (const { attribs } of elements) {
    if (attribs.class !== undefined) {
      const names = classesOf(attribs.class).flatMap((name) => classes.get(name) ?? [])
      if (names.length > 0) attribs.class = names.sort().join(' ')
      else delete attribs.class
    }
    for (const [name, value] of Object.entries(attribs)) {
      if (name !== 'style' && !value.includes('var(--')) continue
      attribs[name] = value.replace(CUSTOM_PROPERTY, (property) => {
        const short = properties.get(property) ?? property
        used.add(short)
        return short
      })
    }
  }
  return used
}

/**
 * Moves `style` attributes, which the policy forbids, into rules. These stand in no cascade layer,
 * so that they override all rules of the site, as the attributes did.
 */
function moveStyleAttributes(elements: Element[]): string {
  const names = new Map<string, string>()
  for (const { attribs } of elements) {
    const { style } = attribs
    if (style === undefined) continue
    const name = names.get(style) ?? String(names.size)
    names.set(style, name)
    delete attribs.style
    attribs['data-style'] = name
  }
  return Array.from(names, ([style, name]) => `[data-style="${name}"]{${style}}`).join('')
}

function intersection(used: UsedNames, known: UsedNames): UsedNames {
  return {
    tags: used.tags.intersection(known.tags),
    classes: used.classes.intersection(known.classes),
    ids: used.ids.intersection(known.ids),
    attributes: used.attributes.intersection(known.attributes),
    inputs: used.inputs.intersection(known.inputs),
  }
}
