import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { NoteIds } from '#lib/guides/references.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { FactGrounds } from './fact-grounds.tsx'
import { KnownUntil } from './known-until.tsx'

type Props = { notes: NoteIds; locale: Locale; day: string }

/**
 * One note for each fact of a page: closed until its mark is pressed, all open in print. The figure
 * beside the mark links to the record, so a note does not.
 */
export function FactNotes({ notes, locale, day }: Props) {
  const t = translator(locale)
  return (
    <section aria-label={t('guide.facts')}>
      <p className="only-print mt-8 hidden font-head text-xl">{t('guide.facts')}</p>
      {[...notes.facts].map(([id, note]) => {
        const fact = shownFact(id, day)
        const since = fact.since === 'exact' ? 'fact.from' : 'fact.seen'
        return (
          <div key={id} id={note} popover="auto" className="fact-note">
            <p>{fact.title[locale]}</p>
            <p>
              {formatFact(fact, locale)}
              {'\u00a0· '}
              {fact.silent
                ? t('fact.silent', { day: formatDay(day, locale) })
                : t(since, { day: formatDay(fact.from, locale) })}
            </p>
            <KnownUntil id={id} locale={locale} day={day} />
            <FactGrounds fact={fact} locale={locale} />
          </div>
        )
      })}
    </section>
  )
}
