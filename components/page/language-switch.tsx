import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import { inLocale } from '#lib/site/paths.ts'

/** The same page in the other languages, each named in itself. */
export function LanguageSwitch({ locale, path }: { locale: Locale; path: string }) {
  return (
    <nav aria-label={translator(locale)('site.languages')} className="flex gap-3 text-base">
      {LOCALES.map((other) => (
        <a
          key={other}
          href={inLocale(path, other)}
          lang={other}
          hrefLang={other}
          aria-current={other === locale ? 'true' : undefined}
          aria-label={LOCALE_NAMES[other]}
          className="flex min-h-11 min-w-11 items-center justify-center text-soft no-underline hover:underline aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-saffron aria-[current]:underline-offset-8"
        >
          <span className="hidden sm:inline">{LOCALE_NAMES[other]}</span>
          <span aria-hidden="true" className="uppercase sm:hidden">
            {other === 'kk' ? 'қаз' : other === 'ru' ? 'рус' : 'eng'}
          </span>
        </a>
      ))}
    </nav>
  )
}
