import type { Locale } from '#lib/i18n/locales.ts'

/** A country's name in one of the site's languages; its code when the language has none. */
export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}
