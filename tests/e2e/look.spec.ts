import { chromium, type Response } from '@playwright/test'
import { HtmlValidate } from 'html-validate'
import { LOCALES, PAGE_KINDS } from './page-kinds.ts'
import { expect, test } from './site.ts'

const RULES = new HtmlValidate({ extends: ['html-validate:standard'] })

test('every template is valid HTML in every language', { tag: '@no-script' }, async ({
  request,
  site,
}) => {
  // The markup is the same.
  test.slow()
  for (const locale of LOCALES) {
    for (const path of PAGE_KINDS) {
      const answer = await request.get(`${site.url}/${locale}${path}`)
      const { results } = await RULES.validateString(await answer.text())
      const found = results.flatMap(({ messages }) =>
        messages.map(
          ({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`,
        ),
      )
      expect(found, `/${locale}${path}`).toEqual([])
    }
  }
})

/** Elements whose text is cut off: it neither fits nor can be scrolled to. */
function clippedTexts(): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element)
      const hides = overflowX === 'hidden' || overflowY === 'hidden'
      return hides && clipPath === 'none' && element.checkVisibility() && element.textContent !== ''
    })
    .filter((element) => {
      const wide = element.scrollWidth > element.clientWidth + 1
      return wide || element.scrollHeight > element.clientHeight + 1
    })
    .map((element) => element.outerHTML.slice(0, 120))
}

function widthOver(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth
}

const READERS = [
  // The browser's font size setting, which rem units in CSS depend on.
  { what: 'letters of twice the size', args: ['--blink-settings=defaultFontSize=32'] },
  {
    what: 'the widest spacing of text that readers may set',
    css: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  },
]

for (const { what, args = [], css } of READERS) {
  test(`nothing is cut off or pushed out sideways by ${what}`, { tag: '@script' }, async ({
    site,
  }) => {
    // The markup is the same.
    test.slow()
    const { launchOptions } = test.info().project.use
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...(launchOptions?.args ?? []), ...args],
    })
    // The reader's own styles are not subject to the page's policy.
    const page = await browser.newPage({ bypassCSP: true })
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      for (const locale of LOCALES) {
        for (const path of ['', '/guides', '/guides/money-to-show', '/facts/mci', '/recommend']) {
          await page.goto(`${site.url}/${locale}${path}`)
          if (css) await page.addStyleTag({ content: css })
          const at = `/${locale}${path} at ${width}`
          expect(await page.evaluate(widthOver), at).toBeLessThanOrEqual(0)
          expect(await page.evaluate(clippedTexts), at).toEqual([])
        }
      }
    }
    await browser.close()
  })
}

test('every list has a marker, if an empty one: without, Safari does not announce a list', {
  tag: '@script',
}, async ({ page, site }) => {
  // The markup is the same.
  for (const path of PAGE_KINDS) {
    await page.goto(`${site.url}/kk${path}`)
    const unmarked = await page.$$eval('ol, ul', (lists) =>
      lists
        .filter((list) => getComputedStyle(list).listStyleType === 'none')
        .map((list) => list.outerHTML.slice(0, 120)),
    )
    expect(unmarked, path).toEqual([])
  }
})

test('nothing shifts while a page arrives', { tag: '@script' }, async ({ page, site }) => {
  // Measured by script.
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['', '/guides/money-to-show']) {
      await page.goto(`${site.url}/kk${path}`)
      const shifts = await page.evaluate(
        () =>
          new Promise<number[]>((resolve) => {
            const found: number[] = []
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                if ('value' in entry && typeof entry.value === 'number') found.push(entry.value)
              }
            }).observe({ type: 'layout-shift', buffered: true })
            document.fonts.ready.then(() =>
              requestAnimationFrame(() => setTimeout(() => resolve(found))),
            )
          }),
      )
      // The heading face may come while the first page is laid out: a hundredth is not seen (0.1 is
      // the limit of a good page).
      const sum = shifts.reduce((total, shift) => total + shift, 0)
      expect(sum, `/kk${path} at ${width}`).toBeLessThan(0.01)
    }
  }
})

test('the heading face is the only font that is fetched, and is small', async ({ page, site }) => {
  const fonts: Response[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'font') fonts.push(response)
  })
  await page.goto(`${site.url}/kk/guides/overview`, { waitUntil: 'networkidle' })
  await expect.poll(() => fonts.length).toBeGreaterThan(0)
  const paths = fonts.map((response) => new URL(response.url()).pathname)
  expect(paths).toEqual(['/fonts/literata-600.woff2'])
  expect((await fonts[0]?.body())?.length).toBeLessThanOrEqual(20_000)
})

test('a guide shows its answer in the first view of a phone', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const locale of LOCALES) {
    await page.goto(`${site.url}/${locale}/guides/money-to-show`)
    await expect(page.locator('h1'), locale).toBeInViewport({ ratio: 1 })
    await expect(page.locator('h1 + p'), locale).toBeInViewport({ ratio: 1 })
  }
})

test('the header and the home page lead to the form of a recommendation', async ({
  page,
  site,
}) => {
  for (const part of ['header', 'main']) {
    await page.goto(`${site.url}/ru`)
    await page.locator(part).getByRole('link', { name: 'Порекомендовать человека' }).click()
    await expect(page).toHaveURL(/\/ru\/recommend$/)
  }
})

test('the search of the header opens in place, and works as a plain form', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en/about`)
  const opener = page.locator('header').getByRole('button', { name: 'Search' }).first()
  await opener.click()
  const field = page.locator('#search-box-q')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await expect(opener).toBeFocused()
  await opener.click()
  await field.fill('MCI')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/en\/search\?q=MCI$/)
})
