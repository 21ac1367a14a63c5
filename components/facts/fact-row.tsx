import { KnownUntil } from '#components/fact/known-until.tsx'
import { SiteLinks } from '#components/fact/site-links.tsx'
import type { Fact } from '#lib/facts/fact-on.ts'
import { formatFact, formatMoney } from '#lib/facts/format.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { ConfidenceMark } from './confidence-mark.tsx'

/** A record in the list of facts: its value, since when, and its confidence. */
export function FactRow({ fact, locale, day }: { fact: Fact; locale: Locale; day: string }) {
  const t = translator(locale)
  const since = t(fact.since === 'exact' ? 'fact.from' : 'fact.seen', {
    day: formatDay(fact.from, locale),
  })
  return (
    <li className="grid gap-x-8 border-line border-t py-2 md:grid-cols-[minmax(0,4fr)_minmax(0,5fr)] lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,5fr)]">
      <a
        href={paths.fact(locale, fact.id)}
        className="block self-start py-1.5 text-ink md:row-span-2 lg:row-span-1"
      >
        {fact.title[locale]}
      </a>
      <p className="md:pt-1.5 lg:pb-1.5">
        <strong className="font-semibold">
          <SiteLinks text={formatFact(fact, locale, 'value')} />
        </strong>
        {fact.tenge !== null && (
          <span className="block text-base text-soft">
            {formatMoney(fact.tenge, 'kzt', locale)}
          </span>
        )}
      </p>
      <div className="text-base text-soft md:pb-1.5 lg:pt-1.5">
        {since}
        <ConfidenceMark confidence={fact.confidence} locale={locale} />
        <KnownUntil id={fact.id} locale={locale} day={day} />
      </div>
    </li>
  )
}
