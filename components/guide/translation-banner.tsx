import type { Guide, GuideText } from '#lib/guides/find.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { guide: Guide; text: GuideText; locale: Locale }

/** Says that a text is not in the reader's language, or is behind its original and how. */
export function TranslationBanner({ guide, text, locale }: Props) {
  const t = translator(locale)
  const original = languageName(guide.original, locale)
  if (text.locale !== locale) {
    return (
      <p role="note" className="banner">
        {t('guide.missing', { original })}
      </p>
    )
  }
  if (!text.behind) return null
  const since = guide.frontMatter.changes.filter(({ date }) => date > (text.translates?.day ?? ''))
  return (
    <div role="note" className="banner">
      <p>{t('guide.behind', { original })}</p>
      {since.length > 0 && (
        <>
          <p className="mt-2 font-semibold">{t('guide.behindSince')}</p>
          <ul>
            {since.map(({ date, note }) => (
              <li key={`${date} ${note}`}>
                {formatDay(date, locale)}: <span lang={guide.original}>{note}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
