import type { Locale } from '#lib/i18n/locales.ts'
import { isErrorKey, translator } from '#lib/i18n/messages.ts'

/** The words for an error's key; keys come out of the schemas, so an unknown one is a fault. */
export function errorText(locale: Locale, key: string): string {
  const full = `errors.${key}`
  if (!isErrorKey(full)) throw new Error(`There are no words for the error “${full}”.`)
  return translator(locale)(full)
}
