import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { FactGrounds } from './fact-grounds.tsx'
import { KnownUntil } from './known-until.tsx'

type Props = { ids: string[]; locale: Locale; day: string }

/** One note for each fact of a page: closed until its words are pressed, all open in print. */
export function FactNotes({ ids, locale, day }: Props) {
  const t = translator(locale)
  return (
    <section aria-label={t('guide.facts')}>
      <p className="only-print mt-8 hidden font-head text-xl">{t('guide.facts')}</p>
      {ids.map((id) => {
        const fact = shownFact(id, day)
        return (
          <div key={id} id={`fact-${id}`} popover="auto" className="fact-note">
            <p className="font-semibold">{fact.title[locale]}</p>
            <p>{formatFact(fact, locale)}</p>
            <p className="text-base">
              {fact.silent
                ? t('fact.silent', { day: formatDay(day, locale) })
                : t(fact.since === 'exact' ? 'fact.from' : 'fact.seen', {
                    day: formatDay(fact.from, locale),
                  })}
            </p>
            <KnownUntil id={id} locale={locale} day={day} />
            <FactGrounds fact={fact} locale={locale} />
            <p className="no-print">
              <a href={paths.fact(locale, id)} className="inline-block py-1.5">
                {t('fact.history')}
              </a>
            </p>
          </div>
        )
      })}
    </section>
  )
}
