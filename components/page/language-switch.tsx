import { Fragment } from 'react'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { inLocale } from '#lib/i18n/paths.ts'

/** What is shown of a language’s name: the full names do not fit beside the Russian menu. */
const SHORT_NAMES: Record<Locale, string> = { en: 'Eng', ru: 'Рус', kk: 'Қаз' }

/** Links to the page in the other languages, each named in that language. */
export function LanguageSwitch({ locale, path }: { locale: Locale; path: string }) {
  return (
    <nav aria-label={translator(locale)('site.languages')} className="languages flex text-base">
      {LOCALES.map((other) => (
        <Fragment key={other}>
          <a
            href={inLocale(path, other)}
            lang={other}
            hrefLang={other}
            // The short name first: who speaks to the browser says what is to be seen.
            aria-label={`${SHORT_NAMES[other]}: ${LOCALE_NAMES[other]}`}
            aria-current={other === locale ? 'true' : undefined}
            className="flex min-h-11 min-w-11 items-center justify-center text-soft no-underline hover:underline aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-saffron aria-[current]:underline-offset-8"
          >
            {SHORT_NAMES[other]}
          </a>{' '}
        </Fragment>
      ))}
    </nav>
  )
}
