import Negotiator from 'negotiator'
import { DEFAULT_LOCALE, isLocale, type Locale } from './locales.ts'

/**
 * The language for a reader: the remembered choice, else the best match of an
 * `Accept-Language` header (RFC 9110, 12.5.4), else the default.
 */
export function preferredLocale(remembered: string | undefined, accepted: string | null): Locale {
  if (isLocale(remembered)) return remembered
  const languages = new Negotiator({ headers: { 'accept-language': accepted ?? '' } }).languages()
  return languages.map((tag) => tag.toLowerCase().split('-')[0]).find(isLocale) ?? DEFAULT_LOCALE
}
