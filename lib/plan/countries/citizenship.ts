import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { countryName } from './country-name.ts'
import { ISO_CODES } from './iso-codes.ts'

/** Kosovo has a row in our list and no official code. */
const CODES = [...ISO_CODES, 'XK']

/** Every citizenship that can be chosen, by name in the reader's alphabet. */
export function citizenships(locale: Locale): readonly Citizenship[] {
  const known = sorted.get(locale)
  if (known) return known
  const collator = new Intl.Collator(locale)
  const list = CODES.map((code) => ({ code, name: countryName(code, locale) })).sort((a, b) =>
    collator.compare(a.name, b.name),
  )
  sorted.set(locale, list)
  return list
}

export type Citizenship = { code: string; name: string }

/** Names do not change while the process runs, and sorting them takes longer than a page. */
const sorted = new Map<Locale, readonly Citizenship[]>()

/**
 * The code of a citizenship typed as a code or as a country's name in one of our languages; `other`
 * for none. `undefined`: there is no such country.
 */
export function findCitizenship(typed: string): string | undefined {
  const text = fold(typed)
  if (text === 'other') return 'other'
  return CODES.find((code) => fold(code) === text) ?? byName().get(text)
}

let names: Map<string, string> | undefined

function byName(): Map<string, string> {
  names ??= new Map(
    LOCALES.flatMap((locale) =>
      CODES.map((code) => [fold(countryName(code, locale)), code] as const),
    ),
  )
  return names
}

function fold(text: string): string {
  return text.trim().toLowerCase().replaceAll('ё', 'е')
}

/** The code of a citizenship named in a path by its code in small letters. */
export function findCitizenshipByPath(segment: string): string | undefined {
  return CODES.find((code) => code.toLowerCase() === segment)
}
