import { expect, test } from './site.ts'

test('the bare address leads to the language that the browser asks for', async ({
  browser,
  site,
}) => {
  for (const [asked, given] of [
    ['ru-RU', 'ru'],
    ['kk-KZ', 'kk'],
    ['de-DE', 'en'],
  ] as const) {
    const context = await browser.newContext({ locale: asked })
    const page = await context.newPage()
    await page.goto(site.url)
    expect(new URL(page.url()).pathname).toBe(`/${given}`)
    await expect(page.locator('html')).toHaveAttribute('lang', given)
    await context.close()
  }
})

test('a reader walks from the home page through a guide to the next one, in Kazakh', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/kk`)
  await page.locator('main').getByRole('link', { name: 'Шолудан бастау' }).click()
  await expect(page).toHaveURL(/\/kk\/guides\/overview$/)
  await expect(page.locator('h1')).toHaveCount(1)
  await page.locator('a[rel=next]').click()
  await expect(page).toHaveURL(/\/kk\/guides\/[a-z-]+$/)
  await expect(page.locator('article h2').first()).toBeVisible()
})

test('a sentence with a figure is whole in copied text and found by a search within the page', {
  tag: '@script',
}, async ({ page, site }) => {
  // Read by script.
  await page.goto(`${site.url}/en/guides/money-to-show`)
  const sentence = page.locator('main p', {
    has: page.locator('a[href$="/facts/solvency-amount"]'),
  })
  const words = ((await sentence.first().textContent()) ?? '').replaceAll(/\s+/g, ' ').trim()
  expect(words).toMatch(/\d[\d,]* ?₸|\d+ MCI/)
  const copied = await page.evaluate(() => {
    getSelection()?.selectAllChildren(document.querySelector('main') ?? document.body)
    return getSelection()?.toString() ?? ''
  })
  expect(copied.replaceAll(/\s+/g, ' ')).toContain(words)
  expect(copied).not.toContain('\u2060')
  const found = await page.evaluate(
    (text) => {
      getSelection()?.removeAllRanges()
      // What a browser's own search within the page runs.
      return 'find' in window && typeof window.find === 'function' && window.find(text)
    },
    words.slice(0, 100),
  )
  expect(found, words).toBe(true)
})

test('a figure leads to its record, in browsers without popovers too', async ({ page, site }) => {
  await page.goto(`${site.url}/kk/guides/money-to-show`)
  await page.locator('main p a[href="/kk/facts/solvency-amount"]').first().click()
  await expect(page).toHaveURL(/\/kk\/facts\/solvency-amount$/)
})

test('the next step follows the text, and the sources have a page that leads back', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/ru/guides/screening`)
  const next = await page.locator('a[rel=next]').boundingBox()
  const sources = await page.locator('#sources').boundingBox()
  expect(next?.y).toBeLessThan(sources?.y ?? 0)
  await page.locator('[aria-labelledby=sources] a[href$="/sources"]').click()
  await expect(page).toHaveURL(/\/ru\/guides\/screening\/sources$/)
  await expect(page.locator('h1')).toHaveText('Источники и изменения')
  const head = page.locator('head')
  await expect(head.locator('link[rel=canonical]')).toHaveAttribute('href', /\/ru\/.*\/sources$/)
  await expect(head.locator('link[hreflang]')).toHaveCount(4)
  expect(await page.locator('[aria-labelledby=sources] li').count()).toBeGreaterThan(10)
  await page.locator('main nav a').first().click()
  await expect(page).toHaveURL(/\/ru\/guides\/screening$/)
})

test('the button of a fact shows its date, confidence and source, and Escape closes the note', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en/guides/money-to-show`)
  const mark = page.locator('a[href="/en/facts/solvency-amount"] + span > button').first()
  const note = page.locator(`#${await mark.getAttribute('popovertarget')}`)
  await mark.click()
  await expect(note).toBeVisible()
  await expect(note).toContainText('checked')
  await expect(mark).toHaveAccessibleName(/^Where this comes from: ./)
  await page.keyboard.press('Escape')
  await expect(note).toBeHidden()
})

test('the language switch keeps the page, and the choice is remembered', async ({ page, site }) => {
  await page.goto(`${site.url}/en/guides/screening`)
  await page.locator('header').getByRole('link', { name: 'Қазақша' }).click()
  await expect(page).toHaveURL(/\/kk\/guides\/screening$/)
  await page.goto(site.url)
  await expect(page).toHaveURL(/\/kk$/)
})

test('an unknown address is a 404 page in the reader’s language', async ({ page, site }) => {
  for (const [path, words] of [
    ['/ru/guides/nothing-here', 'Такой страницы нет'],
    ['/kk/nothing/at/all', 'Мұндай бет жоқ'],
    ['/en/facts/nothing', 'Page not found'],
  ] as const) {
    const answer = await page.goto(`${site.url}${path}`)
    expect(answer?.status()).toBe(404)
    await expect(page.locator('h1')).toHaveText(words)
  }
})

test('a guide names its languages, its canonical address and its place on the way', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/ru/guides/screening`)
  const head = page.locator('head')
  await expect(head.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    /\/ru\/guides\/screening$/,
  )
  for (const language of ['en', 'ru', 'kk', 'x-default']) {
    await expect(head.locator(`link[hreflang="${language}"]`)).toHaveCount(1)
  }
  await expect(page.locator('main [aria-current=step]')).toHaveCount(1)
})

test('whether a guide was useful is stored, and why is asked after the answer', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en/guides/the-card`)
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await page.getByRole('textbox', { name: /What was missing/ }).fill('Which window?')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.locator('h1')).toHaveText('Thank you, we read every word')
})
