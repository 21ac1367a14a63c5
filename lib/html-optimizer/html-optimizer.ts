import type { Root } from 'postcss'
import { joinRules } from './join-rules.ts'
import { mangleNames } from './mangle-names.ts'
import { minifyMarkup } from './minify-markup.ts'
import { namesAsked, parseStyles, purgeStyles } from './purge-styles.ts'
import { removeRuntime, STYLES_HERE } from './remove-runtime.ts'
import { shortenIds } from './short-ids.ts'
import { styleHash } from './transition.ts'
import { UnsupportedMarkupError } from './unsupported-markup-error.ts'
import { collectNames, type UsedNames, unescapeHtml } from './used-names.ts'

/** A page as readers get it: no script, its styles within. */
export type OptimizedPage = {
  html: string
  /** The styles' hash, as a policy names it. */
  styleHash: string
}

/** How many different styles are remembered, some kilobytes each. */
const MOST_SHEETS = 200

const TAG = /<[a-z][^>]*>/gi

/**
 * Makes the press. `readStylesheet` gives the text of a stylesheet by its address. The result
 * turns a page without own client components, as Next rendered it, into one that needs no script
 * and no second request; it throws a `UnsupportedMarkupError` when the markup is not what it relies on.
 */
export function createHtmlOptimizer(
  readStylesheet: (href: string) => string,
): (page: string) => OptimizedPage {
  const sheets = new Map<string, { root: Root; asked: UsedNames }>()
  const purged = new Map<string, string>()

  function sheetOf(hrefs: string[]): { root: Root; asked: UsedNames } {
    const key = hrefs.join(' ')
    const known = sheets.get(key)
    if (known) return known
    const css = hrefs.map(readStylesheet).join('\n')
    const strange = /url\(\s*(?!["']?(?:\/|data:|#))[^)]*\)|@import/.exec(css)?.[0]
    if (strange)
      throw new UnsupportedMarkupError(`a stylesheet that loads from beside itself: ${strange}`)
    const root = parseStyles(css)
    const sheet = { root, asked: namesAsked(root) }
    sheets.set(key, sheet)
    return sheet
  }

  /** Pages of one kind use the same names, so most find their styles made. */
  function stylesFor(hrefs: string[], all: UsedNames, text: string): string {
    const { root, asked } = sheetOf(hrefs)
    const used = {
      tags: all.tags.intersection(asked.tags),
      classes: all.classes.intersection(asked.classes),
      ids: all.ids.intersection(asked.ids),
      attributes: all.attributes.intersection(asked.attributes),
      inputs: all.inputs.intersection(asked.inputs),
    }
    const variables = new Set(text.match(/(?<=var\(\s*)--[\w-]+|--[\w-]+(?=:)/g))
    const names = [...Object.values(used), variables].map((set) => [...set].sort())
    const key = JSON.stringify([hrefs, names])
    const known = purged.get(key)
    if (known !== undefined) return known
    const css = purgeStyles(root, used, variables)
    if (purged.size >= MOST_SHEETS) purged.clear()
    purged.set(key, css)
    return css
  }

  return (page) => {
    const { html: stripped, stylesheets, styles } = removeRuntime(page)
    const { html, rules } = moveInlineStyles(stripped)
    const pageStyles = stylesFor(stylesheets, collectNames(html), html + rules)
    const { html: short, css: own } = mangleNames(html, pageStyles)
    const css = joinRules(own, short) + styles + rules
    if (css.includes('</')) throw new UnsupportedMarkupError('styles with markup in them')
    return {
      html: minifyMarkup(shortenIds(short, sheetOf(stylesheets).asked.ids)).replace(
        STYLES_HERE,
        () => `<style>${css}</style>`,
      ),
      styleHash: styleHash(css),
    }
  }
}

/**
 * Makes rules of style attributes, which a strict policy does not let through. They stand in no
 * layer, so they go before all the site's own rules, as the attributes did.
 */
function moveInlineStyles(html: string): { html: string; rules: string } {
  const names = new Map<string, string>()
  const moved = html.replace(TAG, (tag) =>
    tag.replace(/ style="([^"]*)"/, (_, value: string) => {
      const name = names.get(value) ?? String(names.size)
      names.set(value, name)
      return ` data-style="${name}"`
    }),
  )
  const rules = Array.from(
    names,
    ([value, name]) => `[data-style="${name}"]{${unescapeHtml(value)}}`,
  )
  return { html: moved, rules: rules.join('') }
}
