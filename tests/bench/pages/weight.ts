import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { encodeBodies, toSmallest } from '#lib/page-cache/encoded-bodies.ts'
import { htmlOptimizerOf } from '#lib/page-cache/open-page-cache.ts'
import { listReadingPages } from '#lib/page-cache/static-pages.ts'
import { testBuild } from '../../test-build.ts'
import type { Row } from '../search.ts'
import { atMost, median } from './rows.ts'

/** The most that a guide may weigh, and the median page of any other kind: HTML with its styles. */
export const MAX_PAGE_BYTES = 14_600

/** The route of a guide, whose pages are each held to the limit. */
export const GUIDE_ROUTE = '/[locale]/guides/[slug]'

export type WeighedPage = { path: string; bytes: number; scriptBytes: number }

/** The pages of one route in one language, optimized and compressed with brotli 11, lightest first. */
export async function weighRoute(route: string, locale: Locale): Promise<WeighedPage[]> {
  const build = testBuild()
  const optimize = htmlOptimizerOf(build)
  const paths = listReadingPages(build).get(route) ?? []
  const pages: WeighedPage[] = []
  for (const path of paths.filter((one) => one.split('/')[1] === locale)) {
    const { html } = optimize(readFileSync(join(build, 'server/app', `${path}.html`), 'utf8'))
    const { length } = (await toSmallest(await encodeBodies(html))).brotli
    pages.push({ path, bytes: length, scriptBytes: scriptIn(html) })
  }
  return pages.sort((a, b) => a.bytes - b.bytes)
}

/** What readers download of pages without script: of each kind, in each language. */
export async function weighPages(): Promise<Row[]> {
  const rows: Row[] = []
  let script = 0
  for (const route of listReadingPages(testBuild()).keys()) {
    for (const locale of LOCALES) {
      const pages = await weighRoute(route, locale)
      const sizes = pages.map(({ bytes }) => bytes)
      script += pages.reduce((sum, { scriptBytes }) => sum + scriptBytes, 0)
      const figure = `HTML and styles, brotli, median: ${route}, ${locale}`
      rows.push(atMost(figure, median(sizes), 'B', MAX_PAGE_BYTES))
      if (route !== GUIDE_ROUTE) continue
      const longest = `HTML and styles, brotli, longest: ${route}, ${locale}`
      rows.push(atMost(longest, sizes.at(-1) ?? 0, 'B', MAX_PAGE_BYTES))
    }
  }
  return [atMost('script on pages to read', script, 'B', 0), ...rows]
}

function scriptIn(html: string): number {
  const scripts = html.match(/<script(?! type="application\/ld\+json")[\s\S]*?<\/script>/g) ?? []
  return scripts.join('').length
}
