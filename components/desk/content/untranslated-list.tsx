import type { Untranslated } from '#lib/desk/content-health.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { textFor } from '#lib/guides/find.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; list: Untranslated[] }

/** Guides whose text in a language is not there or is older than the original. */
export function UntranslatedList({ locale, list }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="translations">
      <h2 id="translations" className="mb-2">
        {t('desk.content.translations')} ({list.length})
      </h2>
      {list.length === 0 && <p>{t('desk.content.allTranslated')}</p>}
      <ul>
        {list.map(({ guide, locale: language, state }) => {
          const text = textFor(guide, locale)
          return (
            <li key={`${guide.slug} ${language}`} data-row className="border-line border-b py-1.5">
              <a
                href={deskPaths.edit(`guides/${guide.slug}/${language}.mdx`)}
                lang={text.locale}
                className="inline-flex min-h-8 items-center"
              >
                {text.title}
              </a>{' '}
              <span className="text-soft">
                {languageName(language, locale)} · {t(`desk.content.${state}`)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
