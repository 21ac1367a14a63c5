import { KnownUntil } from '#components/fact/known-until.tsx'
import { LargeValue } from '#components/fact/large-value.tsx'
import { shownFact } from '#lib/facts/find.ts'
import { formatMoney, formatValue } from '#lib/facts/format.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** The records that readers look up most. */
const FIGURES = ['mci', 'solvency-amount', 'fee-prp', 'review-term'] as const

/** Today's figures, each with a link to its record. */
export function TodaysFigures({ locale, day }: { locale: Locale; day: string }) {
  const t = translator(locale)
  return (
    <section aria-labelledby="today">
      <h2 id="today">{t('home.today')}</h2>
      <p className="mt-1 text-base text-soft">
        {t('home.todayNote', { day: formatDay(day, locale) })}
      </p>
      <dl className="mt-5 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4 lg:grid-rows-[auto_auto] lg:gap-y-0">
        {FIGURES.map((id) => {
          const fact = shownFact(id, day)
          const words = formatValue(fact.value, fact.unit, locale)
          return (
            <div
              key={id}
              className="border-edge border-t-2 pt-1 lg:row-span-2 lg:grid lg:grid-rows-subgrid"
            >
              <dt className="text-base">
                <a href={paths.fact(locale, id)} className="inline-block py-2 text-ink">
                  {fact.title[locale]}
                </a>
              </dt>
              <dd>
                <span className="block hyphens-auto font-head text-3xl/tight lg:text-2xl/tight xl:text-3xl/tight">
                  {' '}
                  {fact.tenge === null ? (
                    <LargeValue words={words} />
                  ) : (
                    formatMoney(fact.tenge, 'kzt', locale)
                  )}
                </span>
                <span className="block text-base text-soft">
                  {' '}
                  {fact.tenge !== null && `${words}\u00a0· `}
                  {!fact.silent &&
                    t(fact.since === 'exact' ? 'fact.from' : 'fact.seen', {
                      day: formatDay(fact.from, locale),
                    })}
                </span>
                <KnownUntil id={id} locale={locale} day={day} />
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
