import { env } from '#lib/config/settings.ts'
import { inLocale } from '#lib/i18n/paths.ts'
import { DEFAULT_LOCALE, LOCALES, type Locale } from './locales.ts'

/** A site address as a whole one, for links that leave the site: mails, feeds, metadata. */
export function absolute(path: string): string {
  return `${env().SITE_URL}${path}`
}

/**
 * A page's canonical address and its addresses in the languages that have it, with
 * `x-default` for readers of none of them. A page shown in place of a missing translation
 * is canonical to the original and names no alternates of its own language.
 */
export function alternates(
  path: string,
  available: readonly Locale[] = LOCALES,
  canonicalLocale?: Locale,
): { canonical: string; languages: Record<string, string> } {
  const fallback = available.includes(DEFAULT_LOCALE) ? DEFAULT_LOCALE : available[0]
  const languages = Object.fromEntries(
    available.map((locale) => [locale, absolute(inLocale(path, locale))]),
  )
  return {
    canonical: absolute(canonicalLocale ? inLocale(path, canonicalLocale) : path),
    languages: {
      ...languages,
      ...(fallback && { 'x-default': absolute(inLocale(path, fallback)) }),
    },
  }
}
