import type { Locale } from '#lib/i18n/locales.ts'

/** A country's name in one of the site's languages; its code when the language has none. */
export function countryName(code: string, locale: Locale): string {
  let names = namesOf.get(locale)
  if (!names) {
    names = new Intl.DisplayNames(locale, { type: 'region' })
    namesOf.set(locale, names)
  }
  return names.of(code) ?? code
}

const namesOf = new Map<Locale, Intl.DisplayNames>()
