import { LargeValue } from '#components/fact/large-value.tsx'
import { SiteLinks } from '#components/fact/site-links.tsx'
import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { id: string; locale: Locale; day: string; large: boolean }

/** The value of a record on a day, since when it applies, and when it was checked. */
export function FactValue({ id, locale, day, large }: Props) {
  const t = translator(locale)
  const fact = shownFact(id, day)
  return (
    <>
      <p className={large ? 'mt-1 font-head text-3xl' : 'mt-1 font-semibold'}>
        {large ? (
          <LargeValue words={formatFact(fact, locale)} />
        ) : (
          <SiteLinks text={formatFact(fact, locale)} />
        )}
      </p>
      {fact.applies && (
        <p className="text-base">{t('fact.applies', { who: fact.applies[locale] })}</p>
      )}
      {fact.note && <p className="mt-1">{fact.note[locale]}</p>}
      <p className="text-base text-soft">
        {t(fact.since === 'exact' ? 'fact.from' : 'fact.seen', {
          day: formatDay(fact.from, locale),
        })}
        {'\u00a0· '}
        {t('fact.checked', { day: formatDay(fact.checked, locale) })}
        {fact.confidence === 'contested' && `\u00a0· ${t('confidence.contested')}`}
      </p>
    </>
  )
}
