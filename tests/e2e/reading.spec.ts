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

test('pressing a fact says since when, how sure and where it stands, and Escape closes it', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en/guides/money-to-show`)
  const note = page.locator('[popover]', {
    has: page.locator('a[href="/en/facts/solvency-amount"]'),
  })
  const id = await note.getAttribute('id')
  await page.locator(`button[popovertarget="${id}"]`).first().click()
  await expect(note).toBeVisible()
  await expect(note).toContainText('checked')
  await expect(note.getByRole('link')).toHaveAttribute('href', '/en/facts/solvency-amount')
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
