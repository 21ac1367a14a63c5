import { env } from '#lib/config/settings.ts'
import { inLocale } from '#lib/i18n/paths.ts'
import { DEFAULT_LOCALE, LOCALES, type Locale } from './locales.ts'

/** The absolute URL of a path, for mails, feeds and metadata. */
export function absolute(path: string): string {
  return `${env().SITE_URL}${path}`
}

/**
 * The canonical URL of a page and its URLs in other languages, with `x-default` for all other
 * readers. A page shown in place of a missing translation is canonical to the original and has no
 * alternate in its own language.
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
