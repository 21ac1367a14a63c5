import { LRUCache } from 'lru-cache'

/** A part of a text that is, or may be, a legal quantity. */
export type Match = { index: number; found: string }

/**
 * Names that contain digits and are not quantities. Dates, years, act and article numbers are not
 * in this list: dates come from records, acts from `<Act>`.
 */
const NAMES = [
  // Kazakh medical forms: 028/у, 072-2/у.
  /\d+(?:-\d+)?\/[уеү](?![\p{L}\d])/gu,
  // Visas, cards and forms: B8, C3, B12-1, FD-258; in Russian and Kazakh with an ending: B8-мен.
  /(?<![\p{L}\d])(?!(?:USD|EUR|KZT|RUB|MCI|МРП|АЕК))\p{Lu}{1,4}-?\d{1,4}(?:-\d{1,2})?(?![\p{L}\d]|[.,]\d)/gu,
  // Titles of foreign codes: 28 U.S.C. § 1746.
  /\d+ U\.S\.C\.(?: ?§+ ?\d+)?/g,
]

/** Language levels look like visa categories but are quantities that the facts contain: A1, B2. */
const LEVEL =
  /(?:levels? (?:of )?|уров(?:ень|ня|не) |деңгей\p{L}* )[ABCАВС][12](?!\d)|(?<![\p{L}\d])[ABCАВС][12](?:-\p{L}+)? (?:level|деңгей|уров)/giu

const NUMBER = /[№#]? ?[\p{Nd}½¼¾⅓⅔](?:[\p{Nd} .,:/–-]*[\p{Nd}½])?(?: ?[%‰₸$€])?/gu

function blank(text: string, pattern: RegExp): string {
  return text.replaceAll(pattern, (whole) => '\ufffc'.repeat(whole.length))
}

/** Of the texts looked through last: one that is checked again while it is written has mostly these. */
const known = new LRUCache<string, Match[]>({ max: 20_000 })

/** The numbers in digits in a text, each with the word that follows it, in any language. */
export function digitsIn(text: string): Match[] {
  const found = known.get(text) ?? findDigits(text)
  known.set(text, found)
  return found
}

function findDigits(text: string): Match[] {
  if (!/[\p{Nd}½¼¾⅓⅔]/u.test(text)) return []
  const levels = [...text.matchAll(LEVEL)].map(({ index, 0: found }) => ({ index, found }))
  const rest = NAMES.reduce(blank, blank(text, LEVEL))
  const numbers = [...rest.matchAll(NUMBER)].map(({ index, 0: found }) => {
    const after = /^[\s-]*\p{L}+/u.exec(rest.slice(index + found.length))?.[0] ?? ''
    return { index, found: `${found}${after}`.trim() }
  })
  return [...levels, ...numbers]
}
