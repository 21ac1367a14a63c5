/** Letters that stand for the same one when they are typed without tail, dots or accent. */
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
 * Latin letters that look like Cyrillic ones and stand among them by mistake. Capitals come first:
 * H looks like Н, while h looks like һ.
 */
const LATIN_LOOKALIKES: Record<string, string> = {
  ...{ A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т' },
  ...{ X: 'Х', Y: 'У', Ë: 'Ё' },
  ...{ a: 'а', c: 'с', e: 'е', h: 'һ', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х' },
  ...{ y: 'у', ë: 'ё' },
}

/** The same the other way: Cyrillic letters among Latin ones. */
const CYRILLIC_LOOKALIKES: Record<string, string> = {
  ...Object.fromEntries(Object.entries(LATIN_LOOKALIKES).map(([latin, other]) => [other, latin])),
  // Small letters that only a script for handwriting tells apart.
  ...{ ѕ: 's', ј: 'j', ԛ: 'q', ԝ: 'w' },
}

const PLAIN = /^[a-z0-9]*$/
const CYRILLIC = /\p{Script=Cyrillic}/u
const LATIN = /\p{Script=Latin}/u

/** Whether a word is written in Cyrillic, at least in part. */
export function isCyrillic(word: string): boolean {
  return CYRILLIC.test(word)
}

/** A word as it is compared: without tails, accents and dots. Expects lower case. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word
  const marked = CYRILLIC.test(word) ? word : word.normalize('NFD').replace(/\p{M}+/gu, '')
  return marked.replace(/[ёәғқңөұүһіıß]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
}

/** A word among other text, and where it stands there. */
export type Word = { word: string; start: number; end: number }

const CODE = /^[авсе]\d{1,2}$/
const CODE_LETTERS: Record<string, string> = { а: 'a', в: 'b', с: 'c', е: 'e' }
const APOSTROPHE = /['’ʼ`´]/

/** Signs that show nothing: soft hyphens, zero-width blanks, marks of direction. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f/gu

/** Signs between the thousands of a number, as three languages and their keyboards have them. */
const GROUPS = "[ \\u00a0\\u2007-\\u200a\\u202f\\u205f,.'’]"
const NUMBER = String.raw`(?<!\p{N})\d{1,3}(?:${GROUPS}\d{3})+(?!\p{N})`
const PART = String.raw`[\p{L}\p{M}\p{N}\p{Cf}\u034f]+`
const WORD = new RegExp(`${NUMBER}|${PART}(?:['’ʼ\`´]${PART})*`, 'gu')

/** A number with its unit in one: “90дней”, “43250тг”; not a code (“b8”) and no ordinal (“1st”). */
const GLUED = /^(\d+)(?!(?:st|nd|rd|th|[йяеаіс]|ый|ой|го|му)$)(\p{L}{2,})$/u

function tidy(raw: string): string {
  const visible = raw.replace(INVISIBLE, '').normalize('NFC')
  if (/^\d[^\p{L}]*$/u.test(visible)) return visible.replace(/\P{N}/gu, '')
  const lower = oneScript(visible).toLowerCase()
  const bare = APOSTROPHE.test(lower)
    ? lower.replace(/['’ʼ`´]s$/, '').replace(/['’ʼ`´]/g, '')
    : lower
  // Visas are named by a Latin letter and a number, and half of all people type it in Cyrillic.
  return CODE.test(bare) ? bare.replace(/^./, (letter) => CODE_LETTERS[letter] ?? letter) : bare
}

/** A word of two alphabets in the one to which its other letters belong by their looks. */
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
 * The words of a text in order, in lower case, without apostrophes and invisible signs; hyphens part
 * words. A number is one word without its separators, apart from a unit that is glued to it.
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

/** The longest query that is read, and the most words of it. */
const MOST_LETTERS = 300
const MOST_WORDS = 24
const LONGEST_WORD = 40

/**
 * A query as it is shown and searched: one line without control characters, of bounded
 * length, so that the time to answer is bounded too.
 */
export function cleanQuery(raw: string): string {
  return raw
    .slice(0, MOST_LETTERS * 4)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS)
    .trim()
    .toWellFormed()
}

/** The words of a query, no more and no longer than are searched for. */
export function queryWords(query: string): string[] {
  return splitWords(query)
    .map(({ word }) => word.slice(0, LONGEST_WORD))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
}
