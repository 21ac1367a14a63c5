import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemRussian } from '@orama/stemmers/russian'
import type { Locale } from '#lib/i18n/locales.ts'
import { foldWord, isCyrillic, type Word } from './fold.ts'
import { stemKazakh } from './kazakh.ts'

function russianKey(word: string): string {
  return foldWord(stemRussian(word.replaceAll('ё', 'е')))
}

function englishKey(word: string): string {
  return stemEnglish(foldWord(word))
}

/** The key of a word of a text in a language: all its forms, with or without tails, give the same. */
export function keyOf(word: string, locale: Locale): string {
  if (!isCyrillic(word)) return /\p{Script=Latin}/u.test(word) ? englishKey(word) : word
  return locale === 'kk' ? stemKazakh(word) : russianKey(word)
}

/** The keys that a word may have when its language is not known, the likeliest first. */
export function keysOf(word: string): string[] {
  if (!isCyrillic(word)) return [keyOf(word, 'en')]
  return [...new Set([russianKey(word), stemKazakh(word)])]
}

/** A word of a text with its key. */
export type KeyedWord = Word & { key: string }
