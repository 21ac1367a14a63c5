import { type Browser, chromium, type Page } from '@playwright/test'
import { sidewaysOf } from './axe.ts'
import { LOCALES, PAGE_KINDS } from './page-kinds.ts'
import { expect, onlyWith, test } from './site.ts'

/** Words of headings that stand on more than one line, whether a hyphen parts them or not. */
function brokenWords(): string[] {
  const faults: string[] = []
  for (const heading of document.querySelectorAll('h1, h2, h3')) {
    if (!heading.checkVisibility()) continue
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent ?? ''
      for (const word of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        const range = document.createRange()
        range.setStart(node, word.index)
        range.setEnd(node, word.index + word[0].length)
        const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top)))
        if (lines.size > 1) faults.push(word[0])
      }
    }
  }
  return faults
}

async function expectWhole(page: Page, url: string, at: string): Promise<void> {
  for (const locale of LOCALES) {
    for (const path of PAGE_KINDS) {
      await page.goto(`${url}/${locale}${path}`)
      // What is folded is read too.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      expect.soft(await sidewaysOf(page), `/${locale}${path} ${at}`).toBeLessThanOrEqual(0)
      expect.soft(await page.evaluate(brokenWords), `/${locale}${path} ${at}`).toEqual([])
    }
  }
}

test('at 320 px nothing scrolls sideways and no word of a heading is broken', async ({
  page,
  site,
}) => {
  onlyWith('script')
  test.slow()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectWhole(page, site.url, 'at 320 px')
})

for (const width of [360, 1280]) {
  test(`letters of twice the size break no word of a heading at ${width} px`, async ({ site }) => {
    onlyWith('script')
    test.slow()
    const { launchOptions } = test.info().project.use
    const browser: Browser = await chromium.launch({
      ...launchOptions,
      // The browser's font size setting, which rem units in CSS depend on.
      args: [...(launchOptions?.args ?? []), '--blink-settings=defaultFontSize=32'],
    })
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    await expectWhole(page, site.url, `at ${width} px, letters twice the size`)
    await browser.close()
  })
}
