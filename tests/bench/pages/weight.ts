import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCALES } from '#lib/i18n/locales.ts'
import { encodeBodies, makeSmallest } from '#lib/page-cache/encoded-bodies.ts'
import { htmlOptimizerOf } from '#lib/page-cache/open-page-cache.ts'
import { listReadingPages } from '#lib/page-cache/static-pages.ts'
import { settings } from '../../settings.ts'
import type { Row } from '../search.ts'
import { atMost, median } from './rows.ts'

/** What readers download of pages without script: of each kind, in each language. */
export async function weighPages(): Promise<Row[]> {
  const build = settings().BUILD_DIR ?? ''
  const press = htmlOptimizerOf(build)
  const rows: Row[] = []
  let script = 0
  for (const [route, paths] of listReadingPages(build)) {
    for (const locale of LOCALES) {
      const sizes: number[] = []
      for (const path of paths.filter((one) => one.split('/')[1] === locale)) {
        const { html } = press(readFileSync(join(build, 'server/app', `${path}.html`), 'utf8'))
        script += scriptIn(html)
        sizes.push((await makeSmallest(await encodeBodies(html))).length)
      }
      const figure = `HTML and styles, brotli, median: ${route}, ${locale}`
      rows.push(atMost(figure, median(sizes), 'B', 14_600))
    }
  }
  return [atMost('script on pages to read', script, 'B', 0), ...rows]
}

function scriptIn(html: string): number {
  const scripts = html.match(/<script(?! type="application\/ld\+json")[\s\S]*?<\/script>/g) ?? []
  return scripts.join('').length
}
