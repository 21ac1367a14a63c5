/** The site's languages, in the order in which the language switch shows them. */
export const LOCALES = ['en', 'ru', 'kk'] as const

export type Locale = (typeof LOCALES)[number]

/** The language of a reader whose own languages we do not have. */
export const DEFAULT_LOCALE: Locale = 'en'

/** Each language's name in itself. */
export const LOCALE_NAMES: Record<Locale, string> = {
  en: 'English',
  ru: 'Русский',
  kk: 'Қазақша',
}

/** The cookie that remembers the language a reader chose. */
export const LOCALE_COOKIE = 'locale'

/** Whether a piece of an address names one of the site's languages. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}
