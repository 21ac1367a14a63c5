import { isLocale, type Locale } from '#lib/i18n/locales.ts'
import { distance } from '#lib/search/words/distance.ts'
import { CYRILLIC_LOOKALIKES } from '#lib/search/words/fold.ts'

/** The pages of the site by their paths without the language prefix; the home page is `''`. */
export type SitePaths = {
  /** Every path that shows a page or a file of its own in each language. */
  live: ReadonlySet<string>
  /** The new paths of pages that moved. */
  redirects: ReadonlyMap<string, string>
}

/** Where a near miss leads: a path with its query, within this site. */
export type NearAddress = {
  location: string
  /** Whether the language comes from the reader's browser, because the address names none. */
  isByReader: boolean
}

/** What people write for the site's languages besides `en`, `ru` and `kk`. */
const LANGUAGE_NAMES: Record<string, Locale> = {
  ...{ eng: 'en', english: 'en', gb: 'en', us: 'en', uk: 'en' },
  ...{ rus: 'ru', russian: 'ru', рус: 'ru', русский: 'ru' },
  ...{ kz: 'kk', kaz: 'kk', qaz: 'kk', kazakh: 'kk', qazaq: 'kk', каз: 'kk', қаз: 'kk' },
}

/** Folders of pages that may be left out or mistaken: the last part of the path says enough. */
const SECTIONS = ['guides', 'facts', 'tools', 'heroes']

/** A shorter part may be mistyped into too many others. */
const MIN_MISTYPED_LENGTH = 4

/** What of an encoded path is encoded a second time, as `%2520`. */
const ENCODED = /%[0-9a-f]{2}/i

/** What no page has and other programs read in their own way: `\`, controls, `.` and `..`. */
const UNSAFE = /[\\\p{Cc}]|(?:^|\/)\.{1,2}(?:\/|$)/u
const TRAILING_SIGNS = /[\s.,;:!?)\]}>"'»«”’“„*|-]+$/u
/** Where a query begins without its `?`, or the address of a link in Markdown. */
const NO_PATH = /(?:[#?&;]|\]\().*$/s
const EXTENSION = /\.(?:html?|php|aspx?)$/
const INDEX_FILE = /^(?:index|default)$/

/**
 * The one page that the target of a request can mean when nothing is at its address: with another
 * spelling of the language, or none, or one in another place; capitals, letters of another alphabet
 * that look alike, signs of the sentence around it at its end, slashes or parts too many, `.html`,
 * underscores or no hyphens, another folder, or one letter mistyped. Undefined when there is none or
 * more than one, so that no address is led on by a guess.
 *
 * The path of the result is always one of `site.live`, so it never leads to another site, and it
 * never is the path of the target, so it never leads in a circle.
 *
 * @param target the request target, still encoded, with its query, which is kept
 * @param readersLocale the language for an address that names none
 */
export function nearAddress(
  target: string,
  readersLocale: Locale,
  site: SitePaths,
): NearAddress | undefined {
  const [, rawPath = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(target) ?? []
  const path = decode(rawPath)
  if (path === undefined || UNSAFE.test(path)) return undefined
  const { named, rest } = withoutLocale(partsOf(path), site)
  const found = findPath(pathOf(rest), site)
  const page = found === undefined ? undefined : `/${named ?? readersLocale}${found}`
  if (page === undefined || page === rawPath) return undefined
  return { location: page + encodedQuery(query), isByReader: named === undefined }
}

function decode(path: string): string | undefined {
  try {
    const once = decodeURIComponent(path)
    // A line end at the end came along when the address was copied.
    return (ENCODED.test(once) ? decodeURIComponent(once) : once).trimEnd()
  } catch {
    return undefined
  }
}

function pathOf(parts: string[]): string {
  return parts.length === 0 ? '' : `/${parts.join('/')}`
}

/** The parts of a path as pages are named: lower case, hyphens, no signs at the end. */
function partsOf(path: string): string[] {
  const bare = path
    .replace(NO_PATH, '')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[\s/]+$/, '')
    .replace(TRAILING_SIGNS, '')
    .replace(EXTENSION, '')
  const parts = bare
    .split('/')
    .map((part) => part.trim().replace(/[\s_\u2010-\u2015\u2212]+/g, '-'))
    .filter((part, at, all) => part !== '' && part !== all[at - 1])
  return INDEX_FILE.test(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts
}

/** The language that the parts of a path name, first or anywhere, and the parts without it. */
function withoutLocale(
  parts: string[],
  { live }: SitePaths,
): { named: Locale | undefined; rest: string[] } {
  const [first = '', ...others] = parts
  const named = localeOf(first)
  if (named) return { named, rest: others.map(inLatin) }
  const rest = parts.map(inLatin)
  const inside = rest.filter((part) => isLocale(part))
  const [only] = inside
  // `/countries/ru` is a page.
  if (inside.length !== 1 || live.has(pathOf(rest))) return { named: undefined, rest }
  return { named: only, rest: rest.filter((part) => part !== only) }
}

/** A part in which Cyrillic letters that look like Latin ones are those: pages have Latin names. */
function inLatin(part: string): string {
  return part.replace(/\p{Script=Cyrillic}/gu, (letter) => CYRILLIC_LOOKALIKES[letter] ?? letter)
}

/** The language that a part names: `kz`, `rus`, or a language tag such as `en-gb`, `kk-cyrl-kz`. */
function localeOf(part: string): Locale | undefined {
  if (isLocale(part)) return part
  const known = Object.hasOwn(LANGUAGE_NAMES, part) ? LANGUAGE_NAMES[part] : undefined
  if (known) return known
  const [, language] = /^([a-z]{2})(?:-[a-z]{4})?-(?:[a-z]{2}|\d{3})$/.exec(part) ?? []
  if (language === 'kz') return 'kk'
  return isLocale(language) ? language : undefined
}

function findPath(path: string, site: SitePaths): string | undefined {
  if (site.live.has(path)) return path
  return (
    markdownOf(path, site) ??
    movedTo(path, site) ??
    only([...site.live].filter((live) => isSameInSection(live, path))) ??
    only([...site.live].filter((live) => withoutHyphens(live) === withoutHyphens(path))) ??
    only([...site.live].filter((live) => isOneLetterOff(live, path)))
  )
}

/** A guide as Markdown has the guide's path with `.md` at its end. */
function markdownOf(path: string, site: SitePaths): string | undefined {
  if (!path.startsWith('/guides/') || !path.endsWith('.md')) return undefined
  const guide = findPath(path.slice(0, -'.md'.length), site)
  return guide?.split('/').length === 3 ? `${guide}.md` : undefined
}

/** The new path of a page that moved, or of one below it. */
function movedTo(path: string, { live, redirects }: SitePaths): string | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const target = redirects.get(path.slice(0, end))
    const moved = target && target + path.slice(end)
    if (moved && live.has(moved)) return moved
  }
  return undefined
}

/** Whether a page is the one that a path names without its folder, or in another one. */
function isSameInSection(live: string, path: string): boolean {
  const [, section = '', slug = '', ...further] = live.split('/')
  if (!SECTIONS.includes(section) || slug === '' || further.length > 0) return false
  return path === `/${slug}` || SECTIONS.some((other) => path === `/${other}/${slug}`)
}

function withoutHyphens(path: string): string {
  return path.replaceAll('-', '')
}

/** Whether exactly one part of two paths differs, by one letter more, less, other or swapped. */
function isOneLetterOff(live: string, path: string): boolean {
  if (Math.abs(live.length - path.length) > 1) return false
  const given = path.split('/')
  const parts = live.split('/')
  if (given.length !== parts.length) return false
  const different = parts.flatMap((part, at) => (part === given[at] ? [] : [at]))
  const [at] = different
  if (at === undefined || different.length > 1) return false
  const part = parts[at] ?? ''
  return part.length >= MIN_MISTYPED_LENGTH && distance(given[at] ?? '', part, 1) === 1
}

function only(found: string[]): string | undefined {
  return found.length === 1 ? found[0] : undefined
}

/** The query as a header may carry it: every other sign than ASCII is encoded. */
function encodedQuery(query: string): string {
  return query === '' ? '' : new URL(query, 'http://localhost').search
}
