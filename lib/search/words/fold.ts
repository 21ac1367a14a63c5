/** Letters that stand for the same one when they are typed without tail, dots or accent. */
const TWINS: Record<string, string> = {
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

/** Latin letters that look like Cyrillic ones and stand among them by mistake. */
const LOOKALIKES: Record<string, string> = {
  a: 'а',
  c: 'с',
  e: 'е',
  h: 'һ',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
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
  return marked.replace(/[ёәғқңөұүһіıß]/g, (letter) => TWINS[letter] ?? letter)
}

/** A word among other text, and where it stands there. */
export type Word = { word: string; start: number; end: number }

const CODE = /^[авсе]\d{1,2}$/
const CODE_LETTERS: Record<string, string> = { а: 'a', в: 'b', с: 'c', е: 'e' }
const APOSTROPHE = /['’ʼ`´]/

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ`´][\p{L}\p{M}]+)*/gu

function tidy(raw: string): string {
  const lower = raw.toLowerCase()
  const bare = APOSTROPHE.test(lower)
    ? lower.replace(/['’ʼ`´]s$/, '').replace(/['’ʼ`´]/g, '')
    : lower
  if (!CYRILLIC.test(bare)) return bare
  // Visas are named by a Latin letter and a number, and half of all people type it in Cyrillic.
  if (CODE.test(bare)) return bare.replace(/^./, (letter) => CODE_LETTERS[letter] ?? letter)
  if (!LATIN.test(bare)) return bare
  return bare.replace(/[a-z]/g, (letter) => LOOKALIKES[letter] ?? letter)
}

/** The words of a text in order, in lower case, apostrophes dropped; hyphens part words. */
export function splitWords(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    words.push({ word: tidy(raw), start: index, end: index + raw.length })
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
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
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
