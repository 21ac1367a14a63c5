import { KnownUntil } from '#components/fact/known-until.tsx'
import { LargeValue } from '#components/fact/large-value.tsx'
import type { Fact } from '#lib/facts/fact-on.ts'
import { formatFact, formatMoney } from '#lib/facts/format.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { fact: Fact | undefined; locale: Locale; day: string }

/** The current value of a record in large letters, and since when it applies. */
export function RecordNow({ fact, locale, day }: Props) {
  const t = translator(locale)
  const now = (
    <p className="text-base text-soft">{t('ledger.now', { day: formatDay(day, locale) })}</p>
  )
  if (!fact) {
    return (
      <div className="mt-6 border-saffron border-s-4 ps-5">
        {now}
        <p className="text-xl">{t('ledger.nothing')}</p>
      </div>
    )
  }
  const words = formatFact(fact, locale, 'value')
  const unsure = fact.value === null || fact.confidence === 'contested'
  return (
    <div className={`mt-6 border-s-4 ps-5 ${unsure ? 'border-saffron' : 'border-sky'}`}>
      {now}
      <p className={`mt-1 font-head ${words.length > 60 ? 'text-xl/snug' : 'text-3xl/snug'}`}>
        <LargeValue words={words} />
      </p>
      {fact.tenge !== null && (
        <p className="mt-1 text-xl">{formatMoney(fact.tenge, 'kzt', locale)}</p>
      )}
      <p className="mt-2 text-base text-soft">
        {t(fact.since === 'exact' ? 'fact.from' : 'fact.seen', {
          day: formatDay(fact.from, locale),
        })}
        {fact.until && (
          <span className="block"> {t('fact.until', { day: formatDay(fact.until, locale) })}</span>
        )}
      </p>
      <KnownUntil id={fact.id} locale={locale} day={day} />
      {fact.note && <p className="mt-3">{fact.note[locale]}</p>}
    </div>
  )
}
