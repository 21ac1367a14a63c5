import { type Browser, chromium, type Page } from '@playwright/test'
import { OLD_CHROMIUMS, oldChromium } from './old-chromium.ts'
import { LOCALES, PAGE_KINDS } from './page-kinds.ts'
import { expect, onlyWith, test } from './site.ts'

/*
 * Browsers of before popovers, layers and light-dark(), as they are: Chromium 113 and 92. Without
 * script the latter is what Opera Mini and its like are: no script and few styles. Playwright’s own
 * questions about visibility need a browser of today, so the pages are asked by script.
 */

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer', '--no-zygote']

/** What of a page does not fit, is in the way, or cannot be understood. */
function faultsOfPage(): string[] {
  const seen = (element: Element) => element.getClientRects().length > 0
  const all = (selector: string) => [...document.querySelectorAll(selector)].filter(seen)
  const told = (element: Element) => element.outerHTML.slice(0, 120)
  const width = document.documentElement.clientWidth
  const focused = document.activeElement
  const faults: string[] = []
  if (focused !== document.body && !focused?.hasAttribute('autofocus')) faults.push('has the focus')
  if (focused?.closest('header')) faults.push(`has the focus: ${told(focused)}`)
  if (document.documentElement.scrollWidth > width) {
    faults.push(`${document.documentElement.scrollWidth} px wide`)
  }
  for (const picture of all('svg, img')) {
    const box = picture.getBoundingClientRect()
    const isDrawing = picture.closest('figure, section') !== null
    const isBar = box.height <= 24
    const most = isBar ? width : isDrawing ? 720 : 100
    if (box.width > most || box.width < 4 || box.height < 1)
      faults.push(`no size: ${told(picture)}`)
  }
  for (const button of all('button')) {
    if (!/\p{L}/u.test(button.textContent ?? '')) faults.push(`no words: ${told(button)}`)
  }
  for (const control of all('input:not([type=hidden]), select, textarea')) {
    if ((control as HTMLInputElement).labels?.length === 0 && !control.hasAttribute('aria-label')) {
      faults.push(`no label: ${told(control)}`)
    }
  }
  if (all('h1').length !== 1) faults.push('no heading')
  return faults
}

/** Where two words run into one, since no white space and no style stands between them. */
function joinedWords(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const faults: string[] = []
  let before: Text | undefined
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node as Text
    if (text.parentElement?.closest('script, style, svg, option, template')) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const [box] = range.getClientRects()
    if (!box) continue
    if (before && before.parentNode !== text.parentNode) {
      range.selectNodeContents(before)
      const last = [...range.getClientRects()].at(-1)
      const touches =
        last && Math.abs(last.right - box.left) < 1 && Math.abs(last.bottom - box.bottom) < 4
      if (touches && /[\p{L}\p{N}]$/u.test(before.data) && /^[\p{L}\p{N}]/u.test(text.data)) {
        faults.push(`${before.data.slice(-20)}|${text.data.slice(0, 20)}`)
      }
    }
    before = text
  }
  return faults
}

for (const old of OLD_CHROMIUMS) {
  test.describe(`Chromium ${old.version}, which lacks ${old.lacks}`, () => {
    let browser: Browser
    let page: Page

    test.beforeAll(async () => {
      onlyWith(old.project)
      test.setTimeout(180_000)
      const executablePath = await oldChromium(old)
      test.skip(executablePath === undefined, `no Chromium ${old.version}`)
      browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ARGS })
    })
    test.afterAll(() => browser?.close())

    test.beforeEach(async ({ javaScriptEnabled }) => {
      onlyWith(old.project)
      page = await browser.newPage({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    })
    test.afterEach(() => page?.close())

    for (const locale of LOCALES) {
      test(`shows every kind of page, whole and in words: ${locale}`, async ({ site }) => {
        test.slow()
        for (const width of locale === 'en' ? [360, 1280] : [360]) {
          await page.setViewportSize({ width, height: 740 })
          for (const path of PAGE_KINDS) {
            await page.goto(`${site.url}/${locale}${path}`)
            const at = `/${locale}${path} at ${width}`
            expect(await page.evaluate(faultsOfPage), at).toEqual([])
            expect(await page.evaluate(joinedWords), at).toEqual([])
          }
        }
      })
    }

    test('leads from a figure to its record', async ({ site }) => {
      await page.goto(`${site.url}/kk/guides/money-to-show`)
      await follow(page, 'main p a[href="/kk/facts/solvency-amount"]')
      expect(new URL(page.url()).pathname).toBe('/kk/facts/solvency-amount')
      expect(await page.locator('h1').textContent()).toBeTruthy()
    })

    test('leads to the search, which finds', async ({ site }) => {
      await page.goto(`${site.url}/ru/guides/overview`)
      expect(await shownText(page, 'header a[href="/ru/search"]')).toBe('Поиск')
      await follow(page, 'header a[href="/ru/search"]')
      await page.focus('main [name=q]')
      await page.keyboard.type('МРП')
      await Promise.all([page.waitForURL(/\?q=/), page.keyboard.press('Enter')])
      const results = await page.$$eval('[data-results] a', (links) =>
        links.map((link) => link.getAttribute('href')),
      )
      expect(results).toContain('/ru/facts/mci')
    })

    test('shows the menu and what the figures of a guide rest on', async ({ site }) => {
      await page.goto(`${site.url}/en/guides/money-to-show`)
      expect(await shownText(page, '#menu a[href="/en/facts"]')).toBe('Facts')
      expect(await shownText(page, '#fact-1')).toMatch(/checked/)
    })

    test('takes a recommendation to its next step', async ({ site }) => {
      await page.goto(`${site.url}/kk/recommend`)
      for (const [name, typed] of [
        ['name', 'Гүлсара'],
        ['place', 'Талғар'],
        ['known-for', 'Кітапханашы'],
        ['story', 'Ауылда кітапхана ашты.'],
      ] as const) {
        await page.focus(`main [name=${name}]`)
        await page.keyboard.type(typed)
      }
      await page.focus('main [name=qualities][value=builds]')
      await page.keyboard.press('Space')
      await page.focus('main form button')
      await Promise.all([page.waitForURL(/\/recommend\/you$/), page.keyboard.press('Enter')])
      expect(await page.$$('main [name=your-email]')).toHaveLength(1)
    })
  })
}

/** Opens the first link that fits, by the keyboard. */
async function follow(page: Page, selector: string): Promise<void> {
  await page.focus(selector)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

/** The text of an element; empty if it is not shown. */
function shownText(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) =>
    element.getClientRects().length > 0 ? (element.textContent ?? '').trim() : '',
  )
}
