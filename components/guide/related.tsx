import type { Guide } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { GuideEntry } from './guide-entry.tsx'

/** Guides to read beside this one. */
export function Related({ guides, locale }: { guides: Guide[]; locale: Locale }) {
  if (guides.length === 0) return null
  const title = translator(locale)('guide.related')
  return (
    <section aria-label={title} className="no-print mt-12">
      <h2>{title}</h2>
      <ul className="mt-4 grid gap-5">
        {guides.map((guide) => (
          <GuideEntry key={guide.slug} guide={guide} locale={locale} />
        ))}
      </ul>
    </section>
  )
}
