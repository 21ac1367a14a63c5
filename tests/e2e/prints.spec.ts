import type { Page } from '@playwright/test'
import { listGuides } from '#lib/guides/find.ts'
import { LOCALES, PAGE_KINDS } from './page-kinds.ts'
import { expect, test } from './site.ts'

const MAX_GUIDE_PAGES = 5
const MAX_TOOL_PAGES = 3

/** How many pages of A4 a page fills as Chromium prints it. */
async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

for (const locale of LOCALES) {
  test(`every guide is printed on at most ${MAX_GUIDE_PAGES} pages: ${locale}`, {
    tag: '@script',
  }, async ({ page, site }) => {
    test.setTimeout(300_000)
    const long: string[] = []
    for (const { slug } of listGuides()) {
      await page.goto(`${site.url}/${locale}/guides/${slug}`)
      const pages = await printedPages(page)
      expect(pages).toBeGreaterThan(0)
      if (pages > MAX_GUIDE_PAGES) long.push(`${slug}: ${pages}`)
    }
    expect(long).toEqual([])
  })

  test(`a plan and a checklist are printed on at most ${MAX_TOOL_PAGES} pages: ${locale}`, {
    tag: '@script',
  }, async ({ page, site }) => {
    test.slow()
    const long: string[] = []
    for (const asked of [
      'plan?citizenship=MN&place=abroad',
      'plan?citizenship=RU&place=visa-free&arrival=2026-11-20&adults=1&children=2',
      'plan?citizenship=DE&place=visa&apply=2026-12-15',
      'tools/checklist?citizenship=MN&place=abroad',
      'tools/checklist?citizenship=DE&adults=1&children=2&home=rent&done=translate',
      'tools/checklist?citizenship=RU&place=visa-free',
    ]) {
      await page.goto(`${site.url}/${locale}/${asked}`)
      const pages = await printedPages(page)
      if (pages > MAX_TOOL_PAGES) long.push(`${asked}: ${pages}`)
    }
    expect(long).toEqual([])
  })
}

test('a printed checklist has a box for each step, ticked where it is done', {
  tag: '@script',
}, async ({ page, site }) => {
  await page.goto(`${site.url}/kk/tools/checklist?citizenship=DE&home=rent&done=translate`)
  await page.emulateMedia({ media: 'print' })
  const boxes = page.locator('#result input[type=checkbox]')
  expect(await boxes.count()).toBeGreaterThan(20)
  for (const box of await boxes.all()) {
    // A step far ahead is folded on the screen: its box is printed all the same.
    const size = await box.boundingBox()
    expect(size?.width).toBeGreaterThanOrEqual(10)
    const border = await box.evaluate((element) => getComputedStyle(element).borderTopStyle)
    expect(border).toBe('solid')
  }
  await expect(page.locator('#result [value=translate]')).toBeChecked()
  await expect(page.locator('#result [value=translate]')).toHaveCSS('print-color-adjust', 'exact')
})

test('a printed guide is its text, with the addresses that its links lead to', {
  tag: '@script',
}, async ({ page, site }) => {
  const host = new URL(site.url).host
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${site.url}/ru/guides/money-to-show`)
  const main = page.locator('main')
  await expect(main.getByText(`${site.url}/ru/guides/money-to-show`)).toBeVisible()
  for (const hidden of ['body > header', 'body > footer', 'nav', 'form', 'button', '#fact-1']) {
    for (const one of await page.locator(hidden).all()) await expect(one, hidden).toBeHidden()
  }
  const printedAfter = (selector: string) =>
    page.$$eval(selector, (links) => links.map((link) => getComputedStyle(link, '::after').content))
  for (const path of ['/ru/guides/screening', '/ru/guides/money-to-show/sources']) {
    expect(await printedAfter(`main a[href="${path}"]`)).toContain(`" (${host}${path})"`)
  }
  // A figure stands in the sentence as it is read.
  expect(new Set(await printedAfter('main a[href^="/ru/facts/"]'))).toEqual(new Set(['none']))
})

test('no heading is left at the foot of a printed page, and no letter is smaller than 7 points', {
  tag: '@script',
}, async ({ page, site }) => {
  await page.emulateMedia({ media: 'print' })
  for (const path of PAGE_KINDS) {
    await page.goto(`${site.url}/kk${path}`)
    const faults = await page.evaluate(() => {
      const shown = (element: Element) => element.checkVisibility()
      const headings = [...document.querySelectorAll('h1, h2, h3')].filter(shown)
      const small = [...document.querySelectorAll('main *')].filter(
        (element) =>
          shown(element) &&
          [...element.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
          ) &&
          !element.closest('svg, sup') &&
          getComputedStyle(element).clipPath === 'none' &&
          Number.parseFloat(getComputedStyle(element).fontSize) < (7 * 96) / 72 - 0.01,
      )
      return [
        ...headings.filter((heading) => getComputedStyle(heading).breakAfter !== 'avoid'),
        ...small,
      ].map((element) => element.outerHTML.slice(0, 120))
    })
    expect(faults, path).toEqual([])
  }
})
