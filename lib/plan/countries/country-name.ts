import type { Locale } from '#lib/i18n/locales.ts'

/** Where the platform's name is not the one that is used in Kazakhstan. */
const LOCAL_NAMES: Readonly<Record<string, Partial<Record<Locale, string>>>> = {
  KG: { ru: 'Кыргызстан' },
}

/** A country's name in one of the site's languages; its code when the language has none. */
export function countryName(code: string, locale: Locale): string {
  let names = namesOf.get(locale)
  if (!names) {
    names = new Intl.DisplayNames(locale, { type: 'region' })
    namesOf.set(locale, names)
  }
  return LOCAL_NAMES[code]?.[locale] ?? names.of(code) ?? code
}

const namesOf = new Map<Locale, Intl.DisplayNames>()
