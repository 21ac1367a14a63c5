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

/**
 * The language for a reader: the remembered choice, else the best match of an
 * `Accept-Language` header (RFC 9110, 12.5.4), else the default.
 */
export function preferredLocale(remembered: string | undefined, accepted: string | null): Locale {
  if (isLocale(remembered)) return remembered
  const wishes = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.trim().split('-')[0], q: weight ? Number(weight.trim().slice(2)) : 1 }
    })
    .filter((wish) => wish.q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { language } of wishes) if (isLocale(language)) return language
  return DEFAULT_LOCALE
}
