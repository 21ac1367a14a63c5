import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { countryName } from './country-name.ts'
import { ISO_CODES } from './iso-codes.ts'
import { OTHER_NAMES } from './other-names.ts'

/** No citizenship, or one that has no code. */
export const OTHER_CITIZENSHIP = 'other'

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

/** A citizenship as the form shows it; that of none is a sentence. */
export function citizenshipName(code: string, locale: Locale): string {
  return code === OTHER_CITIZENSHIP
    ? translator(locale)('tools.questions.citizenshipOther')
    : countryName(code, locale)
}

/**
 * The code of a citizenship typed as a code or as a country's name in one of our languages; `other`
 * for none. `undefined`: there is no such country.
 */
export function findCitizenship(typed: string): string | undefined {
  const text = fold(typed)
  if (text === OTHER_CITIZENSHIP) return OTHER_CITIZENSHIP
  return CODES.find((code) => fold(code) === text) ?? codesByName().get(text)
}

/** Names like one that was typed and is no country's, the likest first. */
export function similarCitizenships(typed: string, locale: Locale): string[] {
  const parts = pairsOf(fold(typed))
  const likeness = (text: string) => {
    const others = pairsOf(text)
    const shared = parts.filter((pair) => others.includes(pair)).length
    return (2 * shared) / (parts.length + others.length)
  }
  const best = new Map<string, number>()
  for (const [name, code] of codesByName()) {
    best.set(code, Math.max(best.get(code) ?? 0, likeness(name)))
  }
  return [...best]
    .filter(([, like]) => like >= MIN_LIKENESS)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_SIMILAR)
    .map(([code]) => citizenshipName(code, locale))
}

/** Of 1: half of the pairs of letters are the same. */
const MIN_LIKENESS = 0.5
const MAX_SIMILAR = 3

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

let names: Map<string, string> | undefined

function codesByName(): Map<string, string> {
  names ??= new Map([
    ...[...CODES, OTHER_CITIZENSHIP].flatMap((code) =>
      (OTHER_NAMES[code] ?? []).map((name) => [fold(name), code] as const),
    ),
    ...LOCALES.flatMap((locale) =>
      [...CODES, OTHER_CITIZENSHIP].map(
        (code) => [fold(citizenshipName(code, locale)), code] as const,
      ),
    ),
  ])
  return names
}

/** Without capitals, accents and the signs between words. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The code of a citizenship named in a path by its code in small letters. */
export function findCitizenshipByPath(segment: string): string | undefined {
  return CODES.find((code) => code.toLowerCase() === segment)
}
