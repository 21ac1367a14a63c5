import type { Source } from '#lib/facts/schema.ts'
import { formatSourceDate } from '#lib/facts/source-date.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** A source by title, with its publisher and its date as exact as the source gives it. */
export function SourceLink({ source, locale }: { source: Source | undefined; locale: Locale }) {
  if (!source) return null
  const t = translator(locale)
  const date = source.date ? formatSourceDate(source.date, locale) : t('guide.undated')
  return (
    <>
      {source.url ? (
        <a href={source.url} lang={source.language} hrefLang={source.language}>
          {source.title}
        </a>
      ) : (
        <span lang={source.language}>{source.title}</span>
      )}{' '}
      <span className="text-soft">
        {t('guide.sourceLine', { publisher: source.publisher, date })}
      </span>
    </>
  )
}
