import { escapeHtml } from '#lib/config/escape-html.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { NEAREST_ID } from '#lib/page-cache/not-found.ts'
import { readyIndex } from '#lib/search/index/today-index.ts'
import { suggest } from '#lib/search/suggest.ts'

/** A page that a reader may have looked for. */
export type NearestPage = { path: string; title: string }

const MAX_PAGES = 3
/** Characters of an address that are read; a person's typing is shorter. */
const MAX_WORDS_LENGTH = 120

/** Parts of addresses that say nothing about what a reader looks for. */
const SILENT = /^(?:[a-z]{2,3}(?:-[a-z]{2,4})?|guides?|facts?|tools?|heroes|index|html?|php|aspx?)$/

/**
 * The pages whose words are the most like those of an address, best first, at most three. None
 * while the search index of the day is not there yet: a 404 does not wait for it.
 *
 * @param target the request target, still encoded
 */
export function findNearestPages(target: string, locale: Locale, day: string): NearestPage[] {
  const index = readyIndex(day)
  const words = wordsOf(target)
  if (!index || words === '') return []
  return suggest(words, index, locale)
    .slice(0, MAX_PAGES)
    .map(({ path, title }) => ({ path: `/${locale}${path}`, title }))
}

function wordsOf(target: string): string {
  const [path = ''] = target.split(/[?#]/, 1)
  try {
    return decodeURIComponent(path.slice(0, MAX_WORDS_LENGTH * 6))
      .toLowerCase()
      .split(/[/\\.]+/)
      .filter((part) => part !== '' && !SILENT.test(part))
      .join(' ')
      .replace(/[-_+~]+/g, ' ')
      .slice(0, MAX_WORDS_LENGTH)
      .trim()
  } catch {
    return ''
  }
}

/**
 * Fills in the nearest pages on the page for unknown addresses, or takes their part away when
 * there are none. That part holds one list item as a pattern, with a link to `#` named `#`.
 */
export function withNearestPages(html: string, pages: NearestPage[]): string {
  const section = new RegExp(`<section[^>]*\\bid="?${NEAREST_ID}\\b.*?</section>`, 's')
  return html.replace(section, (found) => {
    const start = found.indexOf('<li')
    const end = found.indexOf('</ul>')
    if (pages.length === 0 || start < 0 || end < start) return ''
    const item = found.slice(start, end)
    const items = pages.map(({ path, title }) =>
      item
        .replace(/href="?#"?/, () => `href="${escapeHtml(path)}"`)
        .replace('>#<', () => `>${escapeHtml(title)}<`),
    )
    return found.slice(0, start) + items.join('') + found.slice(end)
  })
}
