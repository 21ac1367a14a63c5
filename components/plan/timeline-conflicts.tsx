import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Timeline } from '#lib/plan/timeline/entry.ts'
import { conflictWords } from '#lib/plan/words/words.ts'
import { FactLinks } from './fact-links.tsx'

type Props = { timeline: Timeline; locale: Locale; day: string }

/** What does not fit together, each leading to the field in which it can be mended. */
export function TimelineConflicts({ timeline: { conflicts }, locale, day }: Props) {
  const t = translator(locale)
  if (conflicts.length === 0) return <p className="mt-4">{t('tools.timeline.fits')}</p>
  return (
    <section
      aria-labelledby="conflicts"
      className="mt-4 rounded-e-lg border-saffron border-s-4 bg-saffron-wash px-5 py-4"
    >
      <h3 id="conflicts" className="text-xl">
        {t('tools.timeline.conflicts')}
      </h3>
      <ul className="mt-2 grid gap-3">
        {conflicts.map((conflict) => (
          <li key={`${conflict.id} ${conflict.paper ?? conflict.entry}`}>
            <a href={`#${conflict.question}`} className="inline-block py-1">
              {conflictWords(conflict, locale)}
            </a>
            <FactLinks locale={locale} day={day} facts={conflict.facts} />
          </li>
        ))}
      </ul>
    </section>
  )
}
