import { SourceLink } from '#components/fact/source-link.tsx'
import type { Source } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** Everything that a guide's author read for it, numbered. */
export function Sources({ sources, locale }: { sources: Source[]; locale: Locale }) {
  return (
    <section aria-labelledby="sources" className="mt-12">
      <h2 id="sources">{translator(locale)('guide.sourcesTitle')}</h2>
      <ol className="mt-4 grid list-decimal gap-1.5 ps-6 text-base">
        {sources.map((source) => (
          <li key={source.id}>
            <SourceLink source={source} locale={locale} />
          </li>
        ))}
      </ol>
    </section>
  )
}
