/** The site's languages, in the order in which the language switch shows them. */
export const LOCALES = ['en', 'ru', 'kk'] as const

export type Locale = (typeof LOCALES)[number]

/** The language for readers whose languages the site does not have. */
export const DEFAULT_LOCALE: Locale = 'en'

/** The name of each language in that language. */
export const LOCALE_NAMES: Record<Locale, string> = {
  en: 'English',
  ru: 'Русский',
  kk: 'Қазақша',
}

/** The cookie with the language that a reader chose. */
export const LOCALE_COOKIE = 'locale'

/** Whether a value, such as a path segment, is one of the site's languages. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}
