import type { Locale } from '../locales.ts'

/** What a language is called in a reader's own. */
export function languageName(language: Locale, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language
}
