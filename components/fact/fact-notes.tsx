import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { NoteIds } from '#lib/guides/references.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { FactReferences } from './fact-references.tsx'
import { KnownUntil } from './known-until.tsx'
import { SiteLinks } from './site-links.tsx'

type Props = { notes: NoteIds; locale: Locale; day: string }

/**
 * The notes of a page, one per fact: popovers on screen, a list in print. A note has no link to the
 * record, since the figure next to its button is that link.
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
              <SiteLinks text={formatFact(fact, locale)} />
              {'\u00a0· '}
              {fact.silent
                ? t('fact.silent', { day: formatDay(day, locale) })
                : t(since, { day: formatDay(fact.from, locale) })}
            </p>
            <KnownUntil id={id} locale={locale} day={day} />
            <FactReferences fact={fact} locale={locale} />
          </div>
        )
      })}
    </section>
  )
}
