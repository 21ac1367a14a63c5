import type { Source } from '#lib/facts/schema.ts'
import { formatSourceDate } from '#lib/facts/source-date.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { link, plain } from './text.ts'

/** A source by title, with its publisher and date. */
export function writeSource(source: Source, locale: Locale): string {
  const t = translator(locale)
  const date = source.date ? formatSourceDate(source.date, locale) : t('guide.undated')
  const rest = t('guide.sourceLine', { publisher: source.publisher, date })
  return `${link(source.title, source.url)}, ${plain(rest)}`
}
