import { foldWord, isCyrillic } from './fold.ts'

/**
 * Transliteration in both directions. A word has many spellings in Latin letters (yqtiyarhat,
 * yktiyarkhat, ıqtiarxat), so both scripts are reduced to a phonetic key and compared by it. To be
 * stemmed, a Latin spelling is converted back to Cyrillic first.
 */

const CYRILLIC_SOUNDS: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'j', з: 'z', и: 'i', й: 'i', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h' },
  ...{ ц: 'c', ч: 'C', ш: 'S', щ: 'S', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia' },
}

/** Spellings in Latin letters and their phonetic key, longest first. */
const LATIN_SOUNDS: [RegExp, string][] = [
  [/shch|sch|sh|ş|š/g, 'S'],
  [/tch|ch|ç|č/g, 'C'],
  [/zh|ž/g, 'j'],
  [/kh|x/g, 'h'],
  [/gh/g, 'g'],
  [/ts|tz/g, 'c'],
  [/ph/g, 'f'],
  [/ck|q/g, 'k'],
  [/[yı]/g, 'i'],
  [/w/g, 'u'],
]

function bare(sounds: string): string {
  const smooth = sounds.replace(/i+(?=[aeou])/g, '').replace(/i+/g, 'i')
  return smooth.length > 4 ? smooth.replace(/(.)\1+/g, '$1') : smooth
}

/** The phonetic key of a word: the same for Cyrillic and for common spellings in Latin letters. */
export function soundOf(word: string): string {
  const folded = foldWord(word)
  if (isCyrillic(folded)) {
    return bare([...folded].map((letter) => CYRILLIC_SOUNDS[letter] ?? letter).join(''))
  }
  // Accented letters change the sound: convert them before the accents are removed.
  const marked = LATIN_SOUNDS.reduce(
    (text, [spelling, sound]) => text.replace(spelling, sound),
    word,
  )
  return bare(marked.normalize('NFD').replace(/\p{M}+/gu, ''))
}

/** Ambiguous spellings, read differently in Russian and Kazakh; each reading gives another word. */
const READINGS: [RegExp, string][][] = [
  [],
  // й as j: novyj, vnutrennij
  [[/j/g, 'й']],
  // ж as j: jeke, jumys
  [[/j/g, 'ж']],
  // c as к, which English spelling suggests
  [[/c(?!h)/g, 'к']],
]

const TO_CYRILLIC: [RegExp, string][] = [
  [/shch|sch/g, 'щ'],
  [/sh|ş|š/g, 'ш'],
  [/tch|ch|ç|č/g, 'ч'],
  [/zh|ž/g, 'ж'],
  [/kh|x/g, 'х'],
  [/gh/g, 'г'],
  [/ts|tz/g, 'ц'],
  [/ph/g, 'ф'],
  [/ck|q/g, 'к'],
  [/y[yij]$/g, 'ый'],
  [/i[yij]$/g, 'ий'],
  [/iya|ija|ia$/g, 'ия'],
  [/iye|ije/g, 'ие'],
  [/iyu|iju/g, 'ию'],
  [/ya|ja/g, 'я'],
  [/yu|ju/g, 'ю'],
  [/yo|jo/g, 'е'],
  [/ye|je/g, 'е'],
  [/(?<=[aeou])[yj]/g, 'й'],
  [/j/g, 'ж'],
  [/[yı]/g, 'ы'],
  [/w/g, 'у'],
  [/c/g, 'ц'],
]

const LETTERS: Record<string, string> = {
  ...{ a: 'а', b: 'б', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', k: 'к', l: 'л', m: 'м' },
  ...{ n: 'н', o: 'о', p: 'п', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', z: 'з' },
}

/** The Cyrillic words that a word in Latin letters may stand for, most likely first. */
export function toCyrillic(word: string): string[] {
  const readings = READINGS.map((reading) => {
    const read = [...reading, ...TO_CYRILLIC].reduce(
      (text, [spelling, letter]) => text.replace(spelling, letter),
      word,
    )
    const plain = isCyrillic(read) ? read : foldWord(read)
    return [
      ...plain
        .normalize('NFD')
        .replace(/(?<=[a-z])\p{M}+/gu, '')
        .normalize('NFC'),
    ]
      .map((letter) => LETTERS[letter] ?? letter)
      .join('')
  })
  return [...new Set(readings)]
}
