import { PrintLine } from '#components/page/print-line.tsx'
import { CountrySources } from '#components/plan/country-sources.tsx'
import { FactLinks } from '#components/plan/fact-links.tsx'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import { countryName } from '#lib/plan/countries/country-name.ts'
import { ROUTE_PARTS } from '#lib/plan/ground/legal-basis.ts'
import { queryOf } from '#lib/plan/input/tool-input.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { lineWords } from '#lib/plan/words/words.ts'

type Props = {
  code: string
  /** The plan of somebody of whom only this citizenship is known. */
  plan: ReaderPlan
  locale: Locale
}

/** What a citizenship changes on the way to the permit, and the door to a plan of one's own. */
export function CountryPage({ code, plan, locale }: Props) {
  const t = translator(locale)
  const { advice } = plan.ground
  const country = countryName(code, locale)
  const isHome = advice.country?.visa.regime === 'home'
  return (
    <article className="column pt-6 pb-6">
      <PrintLine path={paths.country(locale, code)} locale={locale} day={plan.today} />
      <p className="no-print text-base">
        <a href={paths.countries(locale)} className="inline-flex min-h-11 items-center">
          {t('countryPages.all')}
        </a>
      </p>
      <h1 className="text-[clamp(1.75rem,1.3rem+2vw,2.6rem)]">
        {t('countryPages.title', { country })}
      </h1>
      <p className="mt-4 text-xl">{t('countryPages.lede')}</p>
      {!advice.country && (
        <p className="mt-4 border-saffron border-s-4 ps-4">
          {t('countryPages.unknown', { country })}
        </p>
      )}
      {advice.country?.note && (
        <p className="mt-4 border-saffron border-s-4 ps-4">{advice.country.note[locale]}</p>
      )}
      {!isHome && (
        <p className="no-print mt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
          <a href={paths.plan(locale, queryOf(plan.toolInput))} className="button-link">
            {t('countryPages.plan')}
          </a>
          <a
            href={paths.newsletterForCountry(locale, code)}
            className="inline-flex min-h-11 items-center"
          >
            {t('letter.follow.countryLink')}
          </a>
        </p>
      )}
      {ROUTE_PARTS.filter((part) => advice.parts[part].length > 0).map((part) => (
        <section key={part} aria-labelledby={part} className="mt-10">
          <h2 id={part}>{t(`tools.parts.${part}`)}</h2>
          <ul className="mt-3 grid gap-3">
            {advice.parts[part].map((line) => (
              <li key={line.id} className="border-line border-t pt-3">
                {lineWords(line, plan, locale)}
                <FactLinks locale={locale} day={plan.today} facts={line.facts} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="ask" className="mt-10">
        <h2 id="ask">{t('offices.title')}</h2>
        <p className="mt-3">
          <a href={paths.offices(locale)}>{t('countryPages.ask')}</a>
        </p>
      </section>
      <p className="mt-8 text-base text-soft">
        {t('countryPages.checked', { day: formatDay(countries().asOf, locale) })}
      </p>
      <CountrySources advice={advice} locale={locale} />
    </article>
  )
}
