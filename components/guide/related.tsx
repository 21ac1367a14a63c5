import { type Guide, textFor } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** Guides to read beside this one, by title: a summary of each would weigh as much as a section. */
export function Related({ guides, locale }: { guides: Guide[]; locale: Locale }) {
  if (guides.length === 0) return null
  const title = translator(locale)('guide.related')
  return (
    <nav aria-label={title} className="no-print mt-12">
      <h2>{title}</h2>
      <ul className="mt-2">
        {guides.map((guide) => {
          const text = textFor(guide, locale)
          return (
            <li key={guide.slug}>
              <a
                href={paths.guide(locale, guide.slug)}
                lang={text.locale === locale ? undefined : text.locale}
                className="inline-block py-1.5"
              >
                {text.title}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
