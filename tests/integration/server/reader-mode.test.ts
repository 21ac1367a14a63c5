import { isProbablyReaderable, Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { findSitePage, SITE_PAGES } from '#lib/pages/find.ts'
import { figuresIn, missingFigures } from '../../factories/figures.ts'
import { oneLine, RESULTS, shownFigures, textOf } from '../../factories/shown-figures.ts'
import { type RunningSite, startSite } from '../../running-site.ts'

let site: RunningSite

beforeAll(async () => {
  site = await startSite({ TODAY: '2026-11-30' })
})
afterAll(() => site.stop())

async function get(path: string): Promise<string> {
  return (await fetch(site.url + path)).text()
}

/** What a browser's reader mode shows of a page. */
function readerModeOf(html: string): string {
  const { document } = parseHTML(html)
  const content = new Readability(document).parse()?.content ?? ''
  return textOf(parseHTML(`<html><body>${content}</body></html>`).document.body)
}

describe.each(LOCALES)('in reader mode, in %s,', (locale) => {
  it.each(SITE_PAGES)('the page %s has every figure of its text', async (name) => {
    const { body } = findSitePage(name, locale)
    const shown = readerModeOf(await get(`/${locale}/${name}`))
    expect(shown.length).toBeGreaterThan(500)
    expect(missingFigures(shown, figuresIn(body, locale))).toEqual([])
  })

  it.each(RESULTS)('%s has every figure of its result, none within a control', async (path) => {
    const html = await get(`/${locale}${path}`)
    const { figures, inControls } = shownFigures(html, '#result')
    expect(figures.length).toBeGreaterThan(3)
    expect(inControls).toEqual([])
    const shown = oneLine(readerModeOf(html))
    expect(figures.filter((figure) => !shown.includes(figure))).toEqual([])
  })

  it.each([
    '/facts/mci',
    '/facts/absence-limit',
    '/facts/whole-way-estimate',
    '/facts/overstay-fine',
    '/facts/host-notice-still-due',
    '/offices',
    '/guides/screening/plan?citizenship=MN&place=abroad',
  ])('%s has every figure, and browsers offer the mode', async (path) => {
    const html = await get(`/${locale}${path}`)
    expect(isProbablyReaderable(parseHTML(html).document)).toBe(true)
    const { figures } = shownFigures(html, 'main')
    expect(figures.length).toBeGreaterThan(3)
    const shown = oneLine(readerModeOf(html))
    expect(figures.filter((figure) => !shown.includes(figure))).toEqual([])
  })

  it.each(['', '/facts', '/facts/mci', '/facts/absence-limit', '/countries/de', '/offices'])(
    'no figure of %s stands within a control',
    async (path) => {
      const { figures, inControls } = shownFigures(await get(`/${locale}${path}`), 'main')
      expect(figures.length).toBeGreaterThan(0)
      expect(inControls).toEqual([])
    },
  )
})
