import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { countries, type DocumentRoute, documentRouteOn } from '#lib/plan/countries/countries.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'

type Props = { route: DocumentRoute; locale: Locale; day: string }

/** The routes on which a reader pays for a stamp that a treaty of two states may make needless. */
const STAMPED: DocumentRoute[] = ['apostille', 'consular_legalisation']

/** The countries whose papers become acceptable in one way, folded until it is asked for. */
export function CountryList({ route, locale, day }: Props) {
  const t = translator(locale)
  const list = countries()
  const names = list.countries
    .filter((country) => documentRouteOn(country, day) === route)
    .map((country) => countryName(country.code, locale))
    .sort(new Intl.Collator(locale).compare)
  return (
    <details className="fold my-5">
      <summary>{t(`countries.${route}`, { n: names.length })}</summary>
      <p className="mt-2">{names.join(', ')}</p>
      {STAMPED.includes(route) && (
        <p className="mt-2 text-base text-soft">{t('countries.caveat')}</p>
      )}
    </details>
  )
}
