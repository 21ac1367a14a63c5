import { today } from '#lib/config/clock.ts'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { DEFAULT_LOCALE, isLocale, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { todayIndex } from '#lib/search/index/today-index.ts'
import { type Suggestion, suggest } from '#lib/search/suggest.ts'

/** What the field shows of a page: its title, and a fact's value or else what kind it is. */
function toOption({ path, title, kind, fact }: Suggestion, locale: Locale, day: string) {
  const note = fact
    ? formatFact(shownFact(fact, day), locale)
    : translator(locale)(`search.kind.${kind}`)
  return { href: `/${locale}${path}`, title, note }
}

/**
 * Pages to offer while a query is being typed, and how many there are in words: `?l=` the language,
 * `?q=` what is typed so far.
 */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('l')
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE
  const day = today()
  const found = suggest(searchParams.get('q') ?? '', todayIndex(day), locale)
  const options = found.map((suggestion) => toOption(suggestion, locale, day))
  return Response.json(
    { options, status: translator(locale)('search.suggested', { n: options.length }) },
    { headers: { 'Cache-Control': 'public, max-age=60' } },
  )
}
