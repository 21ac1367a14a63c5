import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { citizenships } from '#lib/plan/countries/citizenship.ts'

/** All countries by name; each links to what its citizens have to know. */
export function CountryList({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <div className="mx-auto max-w-6xl px-5 pt-10 pb-6">
      <h1>{t('countryPages.listTitle')}</h1>
      <p className="mt-4 max-w-2xl text-xl">{t('countryPages.listLede')}</p>
      <ul className="mt-8 columns-1 gap-8 sm:columns-2 lg:columns-3">
        {citizenships(locale).map(({ code, name }) => (
          <li key={code}>
            <a href={paths.country(locale, code)} className="inline-block py-2">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
