import { LOCALES } from '#lib/i18n/locales.ts'

/** Where browsers find which links they may follow ahead of the reader. */
export const SPECULATION_PATH = '/speculation.json'

/** What is nowhere to be read: the desk, and rooms whose pages are forms. */
const APART = /^(?!\/\[locale\])|\/(recommend|newsletter|search|404)(\/|$)/

const LOCALE = `:locale(${LOCALES.join('|')})`

/**
 * Lets a browser make the next page ready when a reader is about to follow a link to it: pages
 * to read only, and never the switch to another language, which is remembered when it is used.
 *
 * @param routes the routes of pages without script, such as `/[locale]/guides/[slug]`
 */
export function speculationRules(routes: string[]): string {
  const patterns = routes
    .filter((route) => !APART.test(route))
    .map((route) => route.replace('[locale]', LOCALE).replace(/\[(\w+)\]/g, ':$1'))
    .sort()
  return JSON.stringify({
    prerender: [
      {
        where: {
          and: [
            { href_matches: patterns },
            { not: { href_matches: ['/*.md', '/*\\?(.+)'] } },
            { not: { selector_matches: '[hreflang], [download], [target]' } },
          ],
        },
        eagerness: 'moderate',
      },
    ],
  })
}
