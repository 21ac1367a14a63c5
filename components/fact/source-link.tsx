import type { Source } from '#lib/facts/schema.ts'
import { formatSourceDate } from '#lib/facts/source-date.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** The title of a source in its own language, leading to it where it has an address. */
export function SourceTitle({ source: { url, title, language } }: { source: Source }) {
  return url ? (
    <a href={url} lang={language}>
      {title}
    </a>
  ) : (
    <span lang={language}>{title}</span>
  )
}

/** A source by title, with its publisher and its date as exact as the source gives it. */
export function SourceLink({ source, locale }: { source: Source | undefined; locale: Locale }) {
  if (!source) return null
  const t = translator(locale)
  const date = source.date ? formatSourceDate(source.date, locale) : t('guide.undated')
  return (
    <>
      <SourceTitle source={source} />{' '}
      <span className="text-soft">
        {t('guide.sourceLine', { publisher: source.publisher, date })}
      </span>
    </>
  )
}
