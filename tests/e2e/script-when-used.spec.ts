import type { Page } from '@playwright/test'
import { expect, test } from './site.ts'

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'a matter of script')

/** The files of script that a page has asked for so far. */
function watchScripts(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.push(request.url())
  })
  return asked
}

/** A network on which files of script come when `arrive` is called. */
async function holdScripts(page: Page): Promise<{ arrive: () => void }> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await promise
    await route.continue()
  })
  return { arrive: resolve }
}

for (const path of ['/en/recommend', '/ru/recommend/person', '/kk/search', '/en/search?q=visa']) {
  test(`${path} asks for script when its form is touched`, async ({ page, site }) => {
    const asked = watchScripts(page)
    await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' })
    await page.mouse.move(100, 300)
    await page.mouse.wheel(0, 400)
    expect(asked).toEqual([])
    await page.locator('main form input:visible').first().focus()
    await expect.poll(() => asked.length).toBeGreaterThan(3)
  })
}

test('what is searched for before the script is there stays, and pages are offered', async ({
  page,
  site,
}) => {
  const scripts = await holdScripts(page)
  await page.goto(`${site.url}/en/search`)
  const field = page.locator('#q')
  await field.pressSequentially('passp')
  scripts.arrive()
  await expect(field).toHaveRole('combobox')
  await expect(page.getByRole('listbox')).toBeVisible()
  await expect(field).toHaveValue('passp')
})

test('what is written before the script is there is counted, and comes back after a crash', async ({
  page,
  site,
}) => {
  const scripts = await holdScripts(page)
  await page.goto(`${site.url}/en/recommend/person`)
  const story = 'word '.repeat(1_500)
  await page.locator('#story').fill(story)
  await page.locator('[name=qualities][value=fair]').check()
  scripts.arrive()
  await expect(page.locator('#story-count')).toHaveText('7,500 / 10,000')

  await page.goto('about:blank')
  await page.goto(`${site.url}/en/recommend/person`)
  // Nothing was touched: it comes by itself.
  await expect(page.locator('#story')).toHaveValue(story)
  await expect(page.locator('[name=qualities][value=fair]')).toBeChecked()
  await expect(page.getByRole('main').getByRole('status')).toBeVisible()
  await expect(page.locator('#story-count')).toHaveText('7,500 / 10,000')
})

test('what is wrong in a field left before the script is there is said when it comes', async ({
  page,
  site,
}) => {
  const scripts = await holdScripts(page)
  await page.goto(`${site.url}/en/recommend`)
  const name = page.locator('main [name=name]')
  const story = page.locator('main [name=story]')
  await name.pressSequentially(' ')
  await story.pressSequentially(' ')
  scripts.arrive()
  await expect(name).toHaveAccessibleDescription(/Enter the person’s name/)
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  // Who is still writing is not told yet.
  await expect(story).not.toHaveAttribute('aria-invalid', 'true')
  await name.pressSequentially('Aruzhan')
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
  await expect(story).toHaveAttribute('aria-invalid', 'true')
})

test('what is written anew goes before what was lost', async ({ page, site }) => {
  await page.goto(`${site.url}/en/recommend/person`)
  await page.locator('#name').fill('First')
  await page.locator('#place').fill('Almaty')
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('recommend')))
    .toContain('Almaty')

  await page.goto('about:blank')
  const scripts = await holdScripts(page)
  await page.goto(`${site.url}/en/recommend/person`)
  await page.locator('#name').fill('Second')
  scripts.arrive()
  await expect(page.locator('#place')).toHaveValue('Almaty')
  await expect(page.locator('#name')).toHaveValue('Second')
})
