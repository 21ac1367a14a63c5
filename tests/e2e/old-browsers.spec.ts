import type { Page } from '@playwright/test'
import { ageBrowser, dropStyles, LACKING, type Lack } from './aged-browser.ts'
import { axeOn } from './axe.ts'
import { expect, onlyWith, test } from './site.ts'

const PAGES = [
  '/en',
  '/ru/guides/money-to-show',
  '/kk/facts/mci',
  '/ru/plan',
  '/en/recommend',
  '/kk/newsletter',
]

/** Chrome 113 and iOS 16, Chrome 98, Chrome 82, and each feature alone. */
const BROWSERS: Lack[][] = [
  ['light-dark', 'relative colours', 'nesting', 'popover'],
  ['light-dark', 'relative colours', 'nesting', 'popover', ':has', 'layers'],
  Object.keys(LACKING) as Lack[],
  ...(Object.keys(LACKING) as Lack[]).map((lack) => [lack]),
]

/** What a reader would stumble over on a page: nothing, unless the page is broken. */
function stumblingBlocks(): string[] {
  const shown = (element: Element) => element.checkVisibility()
  const named = (element: Element) => element.outerHTML.slice(0, 90)
  const root = document.documentElement
  const drawings = [...document.querySelectorAll('svg')].filter(shown)
  return [
    ...(document.activeElement === document.body ? [] : ['something has the focus']),
    ...(root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide`] : []),
    ...drawings
      .filter((drawing) => {
        const { width, height } = drawing.getBoundingClientRect()
        const isIcon = drawing.getAttribute('aria-hidden') === 'true' && !drawing.closest('figure')
        return isIcon ? width > 200 || height > 200 : width > root.clientWidth
      })
      .map((drawing) => `a drawing without a size: ${named(drawing)}`),
    ...[...document.querySelectorAll('button')]
      .filter((button) => shown(button) && (button.textContent ?? '').trim() === '')
      .map((button) => `a button without words: ${named(button)}`),
  ]
}

async function expectReadable(page: Page, path: string): Promise<void> {
  await page.goto(path)
  expect(await page.evaluate(stumblingBlocks), path).toEqual([])
  await expect(page.locator('h1')).toBeVisible()
  if (!path.includes('/guides/')) return
  const figures = page.locator('main a[href*="/facts/"]')
  await expect(figures.first()).toBeVisible()
  // The way to the other pages needs no popover.
  const [language] = path.slice(1).split('/')
  for (const target of ['plan', 'guides', 'facts']) {
    await expect(page.locator(`a[href="/${language}/${target}"]:visible`).first()).toBeVisible()
  }
  const record = await figures.first().getAttribute('href')
  await figures.first().click()
  await expect(page).toHaveURL(new RegExp(`${record}$`))
}

for (const lacks of BROWSERS) {
  test(`a browser without ${lacks.join(', ')} shows readable pages`, async ({ page }) => {
    onlyWith('script')
    test.slow()
    await page.setViewportSize({ width: 360, height: 740 })
    await ageBrowser(page, lacks)
    for (const path of PAGES) await expectReadable(page, path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto('/ru/guides/money-to-show')
      const { violations } = await axeOn(page).withRules(['color-contrast']).analyze()
      expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([])
    }
  })
}

test('a browser that knows no styles shows readable pages', async ({ page }) => {
  onlyWith('script')
  await page.setViewportSize({ width: 360, height: 740 })
  await dropStyles(page)
  for (const path of PAGES) {
    await page.goto(path)
    const blocks = await page.evaluate(stumblingBlocks)
    // Without styles nothing can be hidden from such a browser, and fields keep their own widths.
    const ignored = /button without words|something has the focus|px wide/
    expect(
      blocks.filter((block) => !ignored.test(block)),
      path,
    ).toEqual([])
  }
})
