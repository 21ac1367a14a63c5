import { SourceTitle } from '#components/fact/source-link.tsx'
import type { Source } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { slug: string; sources: Source[]; locale: Locale }

/**
 * The number of a guide's sources, the titles of the official ones, a link to all, and one to be told
 * of changes. In print the address of the link to all stands for the titles.
 */
export function SourcesSummary({ slug, sources, locale }: Props) {
  const t = translator(locale)
  const official = sources.filter(({ kind }) => kind === 'official')
  return (
    <section aria-labelledby="sources" className="mt-12">
      <h2 id="sources">{t('guide.sourcesTitle')}</h2>
      <p className="mt-3">
        {t('guide.sourcesCount', { n: sources.length, official: official.length })}
      </p>
      <ul className="no-print grid gap-1.5 text-base">
        {official.map((source) => (
          <li key={source.id}>
            <SourceTitle source={source} />
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.guideSources(locale, slug)} className="inline-block py-1.5">
          {t('guide.allSources')}
        </a>
      </p>
      <p className="no-print">
        <a href={paths.newsletterForGuide(locale, slug)} className="inline-block py-1.5">
          {t('letter.follow.guideLink')}
        </a>
      </p>
    </section>
  )
}
