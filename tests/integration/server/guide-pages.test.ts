import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { listGuides } from '#lib/guides/find.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { htmlOptimizerOf } from '#lib/page-cache/open-page-cache.ts'
import { GUIDE_ROUTE, MAX_PAGE_BYTES, weighRoute } from '../../bench/pages/weight.ts'
import { figuresIn, missingFigures } from '../../factories/figures.ts'
import { testBuild } from '../../test-build.ts'

const BUILD = testBuild()

const optimize = htmlOptimizerOf(BUILD)

function pageOf(locale: Locale, slug: string): string {
  const file = join(BUILD, 'server/app', `${paths.guide(locale, slug)}.html`)
  return optimize(readFileSync(file, 'utf8')).html
}

/** What a browser's reader mode shows of a page. */
function readerModeOf(html: string): string {
  const { document } = parseHTML(html)
  return new Readability(document).parse()?.textContent ?? ''
}

describe.each(LOCALES)('guides in %s', (locale) => {
  it(`weigh at most ${MAX_PAGE_BYTES} B each`, { timeout: 120_000 }, async () => {
    const pages = await weighRoute(GUIDE_ROUTE, locale)
    expect(pages).toHaveLength(listGuides().length)
    const heavy = pages.filter(({ bytes }) => bytes > MAX_PAGE_BYTES)
    expect(heavy.map(({ path, bytes }) => `${path}: ${bytes} B`)).toEqual([])
  })

  it.each(listGuides().map((guide) => [guide.slug, guide] as const))(
    'keep every figure in reader mode: %s',
    (slug, guide) => {
      const text = guide.texts[locale]
      if (!text) return
      const figures = figuresIn(text.body, locale)
      expect(figures.length).toBeGreaterThan(0)
      expect(missingFigures(readerModeOf(pageOf(locale, slug)), figures)).toEqual([])
    },
  )
})
