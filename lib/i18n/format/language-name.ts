import type { Locale } from '../locales.ts'

/** The name of a language in another language. */
export function languageName(language: Locale, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language
}
