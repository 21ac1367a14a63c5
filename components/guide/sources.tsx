import { SourceLink } from '#components/fact/source-link.tsx'
import type { Source } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** Everything that a guide's author read for it, folded: the lists are long. */
export function Sources({ sources, locale }: { sources: Source[]; locale: Locale }) {
  return (
    <details aria-labelledby="sources" className="fold mt-12">
      <summary>
        <h2 id="sources" className="inline">
          {translator(locale)('guide.sourcesTitle')}
        </h2>
      </summary>
      <ol className="mt-4 grid list-decimal gap-1.5 ps-6 text-base">
        {sources.map((source) => (
          <li key={source.id}>
            <SourceLink source={source} locale={locale} />
          </li>
        ))}
      </ol>
    </details>
  )
}
