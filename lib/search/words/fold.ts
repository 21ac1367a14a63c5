/** Letters that are treated as equal: people often omit the tail, the dots or the accent. */
const PLAIN_LETTERS: Record<string, string> = {
  ё: 'е',
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ı: 'i',
  ß: 'ss',
}

/**
 * Latin letters that look like Cyrillic ones, for words that mix both. Capitals are separate
 * entries: H looks like Н, while h looks like һ.
 */
const LATIN_LOOKALIKES: Record<string, string> = {
  ...{ A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т' },
  ...{ X: 'Х', Y: 'У', Ë: 'Ё' },
  ...{ a: 'а', c: 'с', e: 'е', h: 'һ', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х' },
  ...{ y: 'у', ë: 'ё' },
}

/** The reverse: Cyrillic letters that look like Latin ones. */
export const CYRILLIC_LOOKALIKES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(LATIN_LOOKALIKES).map(([latin, other]) => [other, latin])),
  // Only the lower-case forms of these look alike.
  ...{ ѕ: 's', ј: 'j', ԛ: 'q', ԝ: 'w' },
}

const PLAIN = /^[a-z0-9]*$/
const CYRILLIC = /\p{Script=Cyrillic}/u
const LATIN = /\p{Script=Latin}/u

/** Whether a word contains a Cyrillic letter. */
export function isCyrillic(word: string): boolean {
  return CYRILLIC.test(word)
}

/** The form in which words are compared: without tails, accents and dots. Expects lower case. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word
  const marked = CYRILLIC.test(word) ? word : word.normalize('NFD').replace(/\p{M}+/gu, '')
  return marked.replace(/[ёәғқңөұүһіıß]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
}

/** A word of a text, with the range of its characters. */
export type Word = { word: string; start: number; end: number }

/** A visa category: its Latin letter as Cyrillic ones look or sound. */
const CODE = /^[абвсеv]\d{1,2}$/
const CODE_LETTERS: Record<string, string> = { а: 'a', б: 'b', в: 'b', v: 'b', с: 'c', е: 'e' }
const APOSTROPHE = /['’ʼ`´]/

/** Invisible characters: soft hyphens, zero-width spaces, direction marks. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f/gu

/** Thousands separators of the three languages and their keyboards. */
const GROUPS = "[ \\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000,.'’]"
/** Cents that say nothing: “17 300,00”. */
const NO_CENTS = String.raw`[.,]00(?![\p{N}]|[.,]\d)`
const NUMBER = String.raw`(?<!\p{N})\d{1,3}(?:${GROUPS}\d{3})+(?!\p{N})(?:${NO_CENTS})?`
/** A part after a point or a comma; not a day (“01.11.2026”) or a list. */
const DECIMAL = String.raw`(?<![\p{N}.,])\d+[.,]\d{1,2}(?![\p{N}]|[.,]\d)`
const PART = String.raw`[\p{L}\p{M}\p{N}\p{Cf}\u034f]+`
const WORD = new RegExp(`${NUMBER}|${DECIMAL}|${PART}(?:['’ʼ\`´]${PART})*`, 'gu')

/**
 * A number and its unit without a space: “90дней”, “43250тг”; not a code (“b8”) or an ordinal
 * (“1st”).
 */
const GLUED = /^(\d+)(?!(?:st|nd|rd|th|[йяеаіс]|ый|ой|го|му)$)(\p{L}{2,})$/u

function tidy(raw: string): string {
  const visible = raw.replace(INVISIBLE, '').normalize('NFC')
  if (/^\d[^\p{L}]*$/u.test(visible)) {
    return visible.replace(/[.,]00$/, '').replace(/\P{N}/gu, '')
  }
  const lower = oneScript(visible).toLowerCase()
  const bare = APOSTROPHE.test(lower)
    ? lower.replace(/['’ʼ`´]s$/, '').replace(/['’ʼ`´]/g, '')
    : lower
  // Visa categories have a Latin letter (“C3”), which many people type in Cyrillic.
  return CODE.test(bare) ? bare.replace(/^./, (letter) => CODE_LETTERS[letter] ?? letter) : bare
}

/** Converts a word that mixes two alphabets into one of them, by the letters that look alike. */
function oneScript(word: string): string {
  if (!CYRILLIC.test(word) || !LATIN.test(word)) return word
  const letters = [...word]
  const onlyLooksCyrillic = letters
    .filter((letter) => CYRILLIC.test(letter))
    .every((letter) => letter in CYRILLIC_LOOKALIKES)
  const onlyLooksLatin = letters
    .filter((letter) => LATIN.test(letter))
    .every((letter) => letter in LATIN_LOOKALIKES)
  const lookalikes = onlyLooksCyrillic && !onlyLooksLatin ? CYRILLIC_LOOKALIKES : LATIN_LOOKALIKES
  return letters.map((letter) => lookalikes[letter] ?? letter).join('')
}

/**
 * Splits a text into words, in order and in lower case, without apostrophes and invisible
 * characters. Hyphens separate words. A number is one word without its separators; a unit written
 * together with it is a word of its own.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    const word = tidy(raw)
    if (word === '') continue
    const end = index + raw.length
    const [, number, unit] = GLUED.exec(word) ?? []
    if (
      number !== undefined &&
      unit !== undefined &&
      raw === `${number}${raw.slice(number.length)}`
    ) {
      const middle = index + number.length
      words.push({ word: number, start: index, end: middle }, { word: unit, start: middle, end })
    } else words.push({ word, start: index, end })
  }
  return words
}

/** Limits of a query, in UTF-16 code units and words. */
const MAX_QUERY_LENGTH = 300
const MAX_QUERY_WORDS = 24
const MAX_WORD_LENGTH = 40

/**
 * Normalizes a query for display and search: one line, no control characters, bounded length (and
 * thus bounded search time).
 */
export function cleanQuery(raw: string): string {
  return raw
    .slice(0, MAX_QUERY_LENGTH * 4)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_QUERY_LENGTH)
    .trim()
    .toWellFormed()
}

/** The words of a query, limited in number and length. */
export function queryWords(query: string): string[] {
  return splitWords(query)
    .map(({ word }) => word.slice(0, MAX_WORD_LENGTH))
    .filter((word) => word !== '')
    .slice(0, MAX_QUERY_WORDS)
}
