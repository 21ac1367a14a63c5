import { axeOn } from './axe.ts'
import { expect, test } from './site.ts'

test('a search answers with pages, each led to by its first link, the words marked', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en/search`)
  await page.getByLabel('What are you looking for?').fill('landlord takes you off the register')
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/en\/search\?q=landlord/)
  const first = page.locator('ol[data-results] > li').first()
  await expect(first.locator('mark').first()).toBeVisible()
  await first.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/en\/guides\/housing-and-registration#/)
  await expect(page.locator('h2:target')).toBeInViewport()
})

test('the header’s box opens in place, closes with Escape and leads to the results', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/kk/guides/screening`)
  const open = page.getByRole('banner').getByRole('button', { name: 'Іздеу' }).first()
  const field = page.getByRole('banner').getByRole('searchbox')
  await open.click()
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await open.click()
  await field.fill('ықтиярхат')
  await field.press('Enter')
  await expect(page).toHaveURL(/\/kk\/search\?q=/)
  await expect(page.locator('ol[data-results] > li').first()).toBeVisible()
})

test('the abbreviation on a letter is answered with today’s value and its day', async ({
  page,
  site,
}) => {
  for (const [locale, query] of [
    ['ru', 'МРП'],
    ['kk', 'АЕК'],
    ['en', 'vhg'],
  ] as const) {
    await page.goto(`${site.url}/${locale}/search?q=${encodeURIComponent(query)}`)
    const first = page.locator('ol[data-results] > li').first()
    await expect(first.getByRole('link').first()).toHaveAttribute('href', `/${locale}/facts/mci`)
    await expect(first).toContainText('₸')
    await expect(first).toContainText('2026')
  }
})

test('a query is shown, never run, and nothing found is a page that helps', async ({
  page,
  site,
}) => {
  const query = '<img src=x onerror=alert(1)> qqqqzzzz'
  await page.goto(`${site.url}/en/search?q=${encodeURIComponent(`${query} wwwwvvvv`)}`)
  await expect(page.locator('main img')).toHaveCount(0)
  await page.goto(`${site.url}/en/search?q=${encodeURIComponent('<b>qqqqzzzz</b>')}`)
  await expect(page.locator('main')).toContainText('<b>qqqqzzzz</b>')
  await expect(page.locator('ol[data-results]')).toHaveCount(0)
  const stages = page.getByRole('navigation', { name: 'Which step are you at?' })
  await expect(stages.getByRole('link').first()).toHaveAttribute('href', /\/en\/guides\//)
})

test('hostile queries are answered, and none with a fault', async ({ request, site }) => {
  for (const query of [
    'x'.repeat(7_900),
    '%00%1b%5b2J',
    '%20'.repeat(2_600),
    '(a%2B)%2B%24.*%5B%5E%5D%7B9999%7D',
    '%E0%A4%A',
    'title%3A*%20OR%20%22',
    '%F0%9F%92%B8'.repeat(300),
  ]) {
    for (const path of ['/en/search?q=', '/api/search-suggest?l=kk&q=']) {
      const answer = await request.get(`${site.url}${path}${query}`)
      expect(answer.status(), `${path}${query.slice(0, 40)}`).toBe(200)
    }
  }
})

test('a word typed on the wrong layout is understood and said so', async ({ page, site }) => {
  await page.goto(`${site.url}/ru/search?q=${encodeURIComponent('dbl yf ;bntkmcndj')}`)
  await expect(page.locator('main')).toContainText('вид на жительство')
  const first = page.locator('ol[data-results] > li').first()
  await expect(first.getByRole('link').first()).toHaveAttribute('href', /\/ru\/guides\/the-card/)
})

test.describe('while a query is typed', () => {
  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'suggestions need script')

  test('pages are offered, walked through with arrows and opened with Enter', async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}/en/search`)
    const field = page.getByLabel('What are you looking for?')
    await field.pressSequentially('refus')
    await expect(page.getByRole('listbox')).toBeVisible()
    await expect(field).toHaveRole('combobox')
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    await field.press('ArrowDown')
    const chosen = page.locator('[role=option][aria-selected=true]')
    await expect(chosen).toHaveCount(1)
    const id = await chosen.getAttribute('id')
    await expect(field).toHaveAttribute('aria-activedescendant', String(id))
    const { violations } = await axeOn(page).analyze()
    expect(violations.map((found) => `${found.id}: ${found.help}`)).toEqual([])
    await field.press('Enter')
    await expect(page).toHaveURL(/\/en\/(guides|facts)\//)
  })

  test('Escape closes the list, and Enter without a choice sends the form', async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}/kk/search`)
    const field = page.locator('#q')
    await field.pressSequentially('ықтия')
    await expect(page.getByRole('listbox')).toBeVisible()
    await field.press('Escape')
    await expect(page.getByRole('listbox')).toBeHidden()
    await field.press('Enter')
    await expect(page).toHaveURL(/\/kk\/search\?q=/)
    await expect(page.locator('ol[data-results] > li').first()).toBeVisible()
  })
})
