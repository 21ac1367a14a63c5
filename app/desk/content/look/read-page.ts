import { isLocale } from '#lib/i18n/locales.ts'

/** The path of a page of the site, as an address names it; the home page for anything else. */
export function readPage(asked: string): string {
  const [, locale] = asked.split('/')
  return isLocale(locale) && /^\/[a-z]{2}(?:\/[a-z0-9-]+){0,3}$/.test(asked) ? asked : '/en'
}
