import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'

/** The page, below each language, that says that there is nothing at an address. */
export const NOT_FOUND = '404'

/** The id of the part of that page which is filled in for each request. */
export const NEAREST_ID = 'nearest'

/**
 * The pages that say that there is nothing, out of the build. Next sends an empty page that only
 * a script fills when a handler finds nothing, and knows no language where none of its handlers
 * was asked; so the server sends these.
 */
export function readNotFoundPages(buildDir: string): Record<Locale, string> {
  const read = (locale: Locale): string =>
    readFileSync(join(buildDir, 'server/app', locale, `${NOT_FOUND}.html`), 'utf8')
  const [en, ru, kk] = LOCALES.map(read)
  if (!en || !ru || !kk) throw new Error('A page for unknown addresses is empty.')
  return { en, ru, kk }
}
