import type { Locale } from '#lib/i18n/locales.ts'
import { isErrorKey, translator } from '#lib/i18n/messages.ts'

/** The message of an error key. Throws for an unknown key: keys come from our schemas. */
export function errorText(locale: Locale, key: string): string {
  const full = `errors.${key}`
  if (!isErrorKey(full)) throw new Error(`There are no words for the error “${full}”.`)
  return translator(locale)(full)
}
