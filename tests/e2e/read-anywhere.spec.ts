import { chromium, type Page } from '@playwright/test'
import { expect, onlyWith, test } from './site.ts'

const LOCALES = ['en', 'ru', 'kk'] as const
const GUIDES = [
  ...['overview', 'who-can-apply', 'arrive-and-register', 'screening', 'papers-from-home'],
  ...['papers-from-kazakhstan', 'money-to-show', 'housing-and-registration', 'apply-and-wait'],
  ...['the-card', 'renewal', 'keeping-it', 'refusal', 'rights-and-limits', 'work-and-business'],
  'other-routes',
]
const TEMPLATES = [
  ...['', '/guides', '/guides/overview', '/guides/housing-and-registration', '/facts', '/search'],
  ...['/facts/absence-limit', '/plan', '/tools', '/tools/checklist', '/tools/timeline'],
  ...['/tools/costs', '/heroes', '/recommend', '/newsletter', '/about', '/privacy'],
  ...['/accessibility', '/status', '/guides/screening/sources', '/nothing-here'],
]
const PLAN = 'citizenship=IN&place=abroad&home=rent'

/** Words of headings that a line break parts, other than at a hyphen. */
function brokenWords(): string[] {
  const broken: string[] = []
  for (const heading of document.querySelectorAll('h1, h2, h3')) {
    if (!heading.checkVisibility()) continue
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1) broken.push(word)
      }
    }
  }
  return broken
}

function sideways(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth
}

/** A browser whose reader has set letters of twice the size, which `rem` depends on. */
async function withLargeText(use: (page: Page) => Promise<void>): Promise<void> {
  const { launchOptions } = test.info().project.use
  const args = [...(launchOptions?.args ?? []), '--blink-settings=defaultFontSize=32']
  const browser = await chromium.launch({ ...launchOptions, args })
  await use(await browser.newPage())
  await browser.close()
}

for (const locale of LOCALES) {
  test(`at 320 px no page in ${locale} scrolls sideways or breaks a word of a heading`, async ({
    page,
  }) => {
    onlyWith('script')
    test.slow()
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of [...TEMPLATES, ...GUIDES.map((slug) => `/guides/${slug}`)]) {
      await page.goto(`/${locale}${path}`)
      expect(await page.evaluate(sideways), `/${locale}${path}`).toBeLessThanOrEqual(0)
      expect(await page.evaluate(brokenWords), `/${locale}${path}`).toEqual([])
    }
  })

  test(`with letters of twice the size no page in ${locale} scrolls sideways or breaks a word of a heading`, async ({
    site,
  }) => {
    onlyWith('script')
    test.slow()
    await withLargeText(async (page) => {
      for (const path of TEMPLATES) {
        await page.setViewportSize({ width: 640, height: 800 })
        await page.goto(`${site.url}/${locale}${path}`)
        expect(await page.evaluate(sideways), `/${locale}${path}`).toBeLessThanOrEqual(0)
        expect(await page.evaluate(brokenWords), `/${locale}${path}`).toEqual([])
        await page.setViewportSize({ width: 320, height: 640 })
        expect(await page.evaluate(sideways), `/${locale}${path}, narrow`).toBeLessThanOrEqual(0)
      }
    })
  })
}

test('no list loses what makes Safari announce it as one', async ({ page }) => {
  onlyWith('script')
  test.slow()
  for (const path of TEMPLATES) {
    await page.goto(`/en${path}`)
    const silent = await page
      .locator('ul:not([role]), ol:not([role])')
      .evaluateAll((lists) =>
        lists
          .filter((list) => getComputedStyle(list).listStyleType === 'none' && !list.closest('nav'))
          .map((list) => list.outerHTML.slice(0, 80)),
      )
    expect(silent, path).toEqual([])
  }
})

test('in forced colours every control has an edge, and focus and state are seen', async ({
  page,
}) => {
  onlyWith('script')
  await page.emulateMedia({ forcedColors: 'active' })
  const PATHS = ['/ru', '/kk/guides/money-to-show', '/en/plan', '/ru/recommend', '/en/newsletter']
  for (const path of PATHS) {
    await page.goto(path)
    const edgeless = await page
      .locator('button:visible, input:visible, select:visible, textarea:visible')
      .evaluateAll((controls) =>
        controls
          .filter((control) => {
            const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor, appearance } =
              getComputedStyle(control)
            const hasEdge =
              Number.parseFloat(borderTopWidth) >= 1 &&
              borderTopStyle !== 'none' &&
              borderTopColor !== backgroundColor
            const isNative =
              control.matches('[type=checkbox], [type=radio]') && appearance !== 'none'
            return !hasEdge && !isNative && !control.querySelector('svg')
          })
          .map((control) => control.outerHTML.slice(0, 100)),
      )
    expect(edgeless, path).toEqual([])
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        document.activeElement ?? document.body,
      )
      return `${outlineStyle} ${outlineWidth}`
    })
    expect(outline, path).toBe('solid 3px')
  }
})

/** The boxes to tick that a page shows: native ones, and squares drawn before a list item. */
function boxes(): number {
  const isBox = (element: Element) => {
    const { width, height, borderTopWidth } = getComputedStyle(element, '::before')
    return width === height && Number.parseFloat(borderTopWidth) > 0
  }
  return [...document.querySelectorAll('main li, main input[type=checkbox]')].filter(
    (element) => element.checkVisibility() && (element.matches('input') || isBox(element)),
  ).length
}

/** The number of pages of a PDF that Chromium writes. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

for (const locale of LOCALES) {
  test(`each guide in ${locale} prints on at most five A4 pages`, async ({ page }) => {
    onlyWith('script')
    test.slow()
    const long: string[] = []
    for (const slug of GUIDES) {
      await page.goto(`/${locale}/guides/${slug}`)
      const pages = pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
      expect(pages, slug).toBeGreaterThan(0)
      if (pages > 5) long.push(`${slug}: ${pages}`)
    }
    expect(long).toEqual([])
  })

  test(`the plan and the checklist in ${locale} print on two to three pages, with boxes to tick`, async ({
    page,
  }) => {
    onlyWith('script')
    for (const path of ['tools/checklist', 'plan']) {
      await page.goto(`/${locale}/${path}?${PLAN}`)
      const pages = pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
      expect(pages, path).toBeGreaterThanOrEqual(2)
      expect(pages, path).toBeLessThanOrEqual(3)
      await page.emulateMedia({ media: 'print' })
      expect(await page.evaluate(boxes), path).toBeGreaterThan(5)
      await page.emulateMedia({ media: 'screen' })
    }
  })
}

test('a printed link has the name of the site', async ({ page, site }) => {
  onlyWith('script')
  await page.goto('/en/guides/money-to-show')
  await page.emulateMedia({ media: 'print' })
  const written = await page
    .locator('main a[href^="/en/guides/"]')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content))
  expect(written.filter((content) => content.includes('(')).length).toBeGreaterThan(0)
  expect(
    written.filter((content) => content.includes('(') && !content.includes(new URL(site.url).host)),
  ).toEqual([])
})
