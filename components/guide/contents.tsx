import type { GuideText } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  text: GuideText
  locale: Locale
  /** For phones: closed until it is asked for; else for wide screens, always open. */
  folded?: boolean
}

/** The headings of a text, each a door to its section. */
export function Contents({ text, locale, folded = false }: Props) {
  const title = translator(locale)('guide.contents')
  const list = (
    <ol
      lang={text.locale === locale ? undefined : text.locale}
      className="mt-2 border-line border-s-2"
    >
      {text.outline.headings.map(({ id, text: heading }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="flex min-h-11 items-center py-1.5 ps-4 text-base/snug text-soft no-underline hover:underline"
          >
            {heading}
          </a>
        </li>
      ))}
    </ol>
  )
  if (folded) {
    return (
      <details className="fold no-print mt-6 lg:hidden">
        <summary>{title}</summary>
        <nav aria-label={title}>{list}</nav>
      </details>
    )
  }
  return (
    <nav aria-label={title} className="no-print hidden lg:block">
      <p className="font-semibold text-base">{title}</p>
      {list}
    </nav>
  )
}
