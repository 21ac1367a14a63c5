import { type Browser, chromium, type Page } from '@playwright/test'
import { sidewaysOf } from './axe.ts'
import { LOCALES, PAGE_KINDS } from './page-kinds.ts'
import { expect, test } from './site.ts'

/**
 * Letters of a word that fits into a heading with letters of twice the size, by the width of the
 * window: as wide as 180 and 160 px with letters of the usual size.
 */
const MAX_SHORT_WORD = { 360: 8, 320: 7 }

/** Words of headings, with what a no-break space ties to them, that stand on more than one line, whether a hyphen parts them or not. */
function brokenWords(): string[] {
  const faults: string[] = []
  for (const heading of document.querySelectorAll('h1, h2, h3')) {
    if (!heading.checkVisibility()) continue
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent ?? ''
      for (const word of text.matchAll(/[\p{L}\p{M}\p{N}\u00a0]+/gu)) {
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

type Faults = { sideways: number; broken: string[] }

/** What is wrong with the page at a width, with all that is folded open. */
async function faultsAt(page: Page, width: number): Promise<Faults> {
  await page.setViewportSize({ width, height: 740 })
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  return { sideways: await sidewaysOf(page), broken: await page.evaluate(brokenWords) }
}

const NONE: Faults = { sideways: 0, broken: [] }

for (const locale of LOCALES) {
  test(`at 320 px nothing scrolls sideways and no word of a heading is broken: ${locale}`, {
    tag: '@script',
  }, async ({ page, site }) => {
    test.setTimeout(300_000)
    for (const path of PAGE_KINDS) {
      await page.goto(`${site.url}/${locale}${path}`)
      expect.soft(await faultsAt(page, 320), path).toEqual(NONE)
    }
  })

  test(`letters of twice the size break nothing: ${locale}`, { tag: '@script' }, async ({
    site,
  }) => {
    test.setTimeout(300_000)
    const { launchOptions } = test.info().project.use
    const browser: Browser = await chromium.launch({
      ...launchOptions,
      // The browser's font size setting, which rem units in CSS depend on.
      args: [...(launchOptions?.args ?? []), '--blink-settings=defaultFontSize=32'],
    })
    const page = await browser.newPage()
    for (const path of PAGE_KINDS) {
      await page.goto(`${site.url}/${locale}${path}`)
      expect.soft(await faultsAt(page, 1280), path).toEqual(NONE)
      for (const width of [360, 320] as const) {
        const { sideways, broken } = await faultsAt(page, width)
        const short = broken.filter((word) => word.length <= MAX_SHORT_WORD[width])
        expect.soft({ sideways, broken: short }, `${path} at ${width}`).toEqual(NONE)
      }
    }
    await browser.close()
  })
}
