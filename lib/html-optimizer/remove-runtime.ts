import { UnsupportedMarkupError } from './unsupported-markup-error.ts'

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g
const LINK = /<link\b[^>]*>/g
const STYLE = /<style>([^<]*)<\/style>/g

/** What Next and React put into a page for their own start: all of it is known, or we stop. */
const RUNTIME = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(/,
  /^self\.__next_f\.push\(/,
  /^\(globalThis\["TURBOPACK"\]/,
  /^requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);?$/,
]

/** Parts that a script would move into place: without it a reader would never see them. */
const STREAMED = /<template id="[BP]:|<div hidden="" id="S:|<!--\$[?!]-->/

export type Stripped = {
  /** The page with no script but its structured data, and no styles. */
  html: string
  /** The addresses of its stylesheets, in their order. */
  stylesheets: string[]
  /** The styles that stood in the page itself. */
  styles: string
}

/** Marks the place of the styles in a page that was stripped. */
export const STYLES_HERE = '<!--styles-->'

/**
 * Takes Next's runtime, the data for it and the links to stylesheets out of a page without own
 * client components. Throws a `UnsupportedMarkupError` when the page holds anything it does not know.
 */
export function removeRuntime(page: string): Stripped {
  if (!page.includes('self.__next_f.push('))
    throw new UnsupportedMarkupError('no hydration data to take out')
  const stylesheets: string[] = []
  if (STREAMED.test(page))
    throw new UnsupportedMarkupError('a part that only a script puts into place')
  const styles: string[] = []
  const html = withoutEmptyActions(page)
    .replace(STYLE, (_, text: string) => {
      styles.push(text)
      return ''
    })
    .replace(SCRIPT, (whole, attributes: string, text: string) =>
      keepScript(attributes, text) ? whole : '',
    )
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace('<div hidden=""></div>', '')
    .replace(LINK, (link) => {
      if (/ rel="(module)?preload"/.test(link) && / as="script"/.test(link)) return ''
      if (!link.includes(' rel="stylesheet"')) return link
      const href = / href="(\/_next\/static\/[^"?]+\.css)"/.exec(link)?.[1]
      if (href === undefined)
        throw new UnsupportedMarkupError(`a stylesheet from elsewhere: ${link}`)
      stylesheets.push(href)
      return stylesheets.length === 1 ? STYLES_HERE : ''
    })
  if (stylesheets.length === 0) throw new UnsupportedMarkupError('no stylesheet')
  if (html.replace(SCRIPT, '').includes('<script'))
    throw new UnsupportedMarkupError('a script without an end')
  if (html.includes('<style'))
    throw new UnsupportedMarkupError('styles with an attribute or markup in them')
  return { html, stylesheets, styles: styles.join('') }
}

/** A page without the addresses of forms that React writes where it was given only an action: empty ones say nothing. */
export function withoutEmptyActions(page: string): string {
  return page.replace(/(<form\b[^>]*) action=""/g, '$1')
}

function keepScript(attributes: string, text: string): boolean {
  if (attributes.includes(' type="application/ld+json"')) {
    if (text.includes('<')) throw new UnsupportedMarkupError('structured data with markup in it')
    return true
  }
  const source = / src="([^"]*)"/.exec(attributes)?.[1]
  if (source?.startsWith('/_next/static/') && text === '') return false
  if (source === undefined && RUNTIME.some((known) => known.test(text))) return false
  throw new UnsupportedMarkupError(`an unknown script: ${source ?? text.slice(0, 60)}`)
}
