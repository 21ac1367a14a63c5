import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { today } from '#lib/config/clock.ts'
import { shownFact } from '#lib/facts/find.ts'
import { type Case, formatFact, formatForm, type Show } from '#lib/facts/format.ts'
import { listGuides } from '#lib/guides/find.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { htmlOptimizerOf } from '#lib/page-cache/open-page-cache.ts'
import { GUIDE_ROUTE, MAX_PAGE_BYTES, weighRoute } from '../../bench/pages/weight.ts'
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
  return oneLine(new Readability(document).parse()?.textContent ?? '')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

type Shown = Record<'show' | 'case' | 'form', string | undefined> & { id: string }

/** The figures that a text shows by its tags, in order, each as often as it stands there. */
function figuresIn(body: string): Shown[] {
  return Array.from(body.matchAll(/<Fact\s([^>]*)\/>/g), ([, attributes = '']) => {
    const read = (name: string) => new RegExp(`(?<!\\w)${name}="([^"]*)"`).exec(attributes)?.[1]
    return { id: read('id') ?? '', show: read('show'), case: read('case'), form: read('form') }
  })
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
      let rest = readerModeOf(pageOf(locale, slug))
      const figures = figuresIn(text.body)
      expect(figures.length).toBeGreaterThan(0)
      for (const { id, show, case: grammar, form } of figures) {
        const fact = shownFact(id, today())
        const figure = form
          ? formatForm(fact, locale, form)
          : formatFact(fact, locale, show as Show, grammar as Case)
        const words = oneLine(figure)
        expect(rest, id).toContain(words)
        rest = rest.slice(rest.indexOf(words) + words.length)
      }
    },
  )
})
