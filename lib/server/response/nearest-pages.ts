import { monotonicMs } from '#lib/config/clock.ts'
import { escapeHtml } from '#lib/config/escape-html.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { NEAREST_ID } from '#lib/page-cache/not-found.ts'
import type { SearchIndex } from '#lib/search/index/build-index.ts'
import { readyIndex } from '#lib/search/index/today-index.ts'
import { suggest } from '#lib/search/suggest.ts'

/** A page that a reader may have looked for. */
export type NearestPage = { path: string; title: string }

const MAX_PAGES = 3
/** How much of an address is read; a person's typing is shorter. */
const MAX_WORDS = 6
const MAX_WORD_LENGTH = 20

/** Milliseconds of each second that searches for unknown addresses may take together. */
const BUDGET_MS = 100

/** Files that no page of the site is called like; mostly programs ask for them. */
const FOREIGN_FILE = /\/\.|\.(?!html?$|md$)[a-z0-9]+$/i

/** Parts of addresses that say nothing about what a reader looks for. */
const SILENT = /^(?:en|ru|kk|kz|rus|kaz|eng|guides?|facts?|tools?|heroes|index|html?|php|aspx?)$/

/**
 * The pages whose words are the most like those of an address, best first, at most three. None
 * while the search index of the day is not there yet, since a 404 does not wait for it, and none
 * when so many unknown addresses are asked for that looking for each would hold up readers.
 *
 * @param target the request target, still encoded
 * @param budgetMs what all such searches of one second may take together
 */
export function findNearestPages(
  target: string,
  locale: Locale,
  day: string,
  budgetMs = BUDGET_MS,
): NearestPage[] {
  const index = readyIndex(day)
  const words = wordsOf(target)
  if (!index || words === '') return []
  return withinBudget(budgetMs, () => [
    ...namedLike(words.split(' ').at(-1) ?? '', index, locale),
    ...suggest(words, index, locale),
  ])
    .filter((page, at, all) => all.findIndex(({ path }) => path === page.path) === at)
    .slice(0, MAX_PAGES)
    .map(({ path, title }) => ({ path: `/${locale}${path}`, title }))
}

const MAX_NAMED = 2
/** Shorter parts begin too many names. */
const MIN_BEGINNING = 4

/** The pages whose addresses end with a part, or with what it begins; records last. */
function namedLike(part: string, { entries }: SearchIndex, locale: Locale): NearestPage[] {
  const rank = (path: string) => {
    const name = path.split('/').at(-1) ?? ''
    if (name === part) return 1
    if (part.length < MIN_BEGINNING || !name.startsWith(part)) return undefined
    return path.startsWith('/facts/') ? 3 : 2
  }
  return [...entries]
    .flatMap(([path, { [locale]: entry }]) => {
      const place = rank(path)
      return entry && place ? [{ path, title: entry.title, place }] : []
    })
    .sort((a, b) => a.place - b.place)
    .slice(0, MAX_NAMED)
}

const spent = { second: 0, ms: 0 }

function withinBudget<T>(budgetMs: number, search: () => T[]): T[] {
  const start = monotonicMs()
  const second = Math.floor(start / 1000)
  if (spent.second !== second) Object.assign(spent, { second, ms: 0 })
  if (spent.ms >= budgetMs) return []
  const found = search()
  spent.ms += monotonicMs() - start
  return found
}

function wordsOf(target: string): string {
  const [path = ''] = target.split(/[?#]/, 1)
  if (FOREIGN_FILE.test(path)) return ''
  try {
    return decodeURIComponent(path)
      .toLowerCase()
      .split(/[/\\.\s_+~-]+/)
      .filter((part) => part !== '' && !SILENT.test(part))
      .slice(0, MAX_WORDS)
      .map((part) => part.slice(0, MAX_WORD_LENGTH))
      .join(' ')
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
