import { type Guide, textFor } from '#lib/guides/find.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** A guide in a list: its title and its answer in one sentence. */
export function GuideEntry({ guide, locale }: { guide: Guide; locale: Locale }) {
  const text = textFor(guide, locale)
  const lang = text.locale === locale ? undefined : text.locale
  return (
    <li>
      <h3 lang={lang}>
        <a href={paths.guide(locale, guide.slug)} className="inline-block py-1">
          {text.title}
        </a>
      </h3>
      <p lang={lang} className="mt-1 max-w-2xl">
        {text.summary}
      </p>
      {lang && (
        <p className="text-base text-soft">
          {translator(locale)('guides.summaryLanguage', {
            language: languageName(text.locale, locale),
          })}
        </p>
      )}
    </li>
  )
}
