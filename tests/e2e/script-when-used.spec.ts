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
  await page.route('**/_next/static/browser/*.js', async (route) => {
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
    await expect.poll(() => asked.length).toBe(1)
    await page.waitForLoadState('networkidle')
    expect(asked).toEqual([expect.stringMatching(/\/_next\/static\/browser\/forms-[\w-]+\.js$/)])
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
  // Restored without any interaction.
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
  // No error while the reader is still typing.
  await expect(story).not.toHaveAttribute('aria-invalid', 'true')
  await name.pressSequentially('Aruzhan')
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
  await expect(story).toHaveAttribute('aria-invalid', 'true')
})

test('new input takes precedence over restored input', async ({ page, site }) => {
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

test('the text of a page that the browser has translated stays as it is while somebody types', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en/recommend`)
  await translate(page)
  const before = await page.locator('main font').allTextContents()
  expect(before.length).toBeGreaterThan(20)
  const name = page.locator('#name')
  await name.fill(' ')
  await name.blur()
  // Our own words come untranslated, and the browser translates them as it does the page's.
  await expect(page.locator('#name-help')).toContainText('Enter the person’s name')
  await translate(page)
  await page.locator('#story').fill('word '.repeat(1_500))
  await expect(page.locator('#story-count')).toBeVisible()
  await name.fill('Aruzhan')
  await name.blur()
  await expect(page.locator('#name-help')).toHaveCount(0)
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
  const after = await page.locator('main font').allTextContents()
  expect(after.filter((text) => before.includes(text))).toEqual(before)

  await page.goto('about:blank')
  await page.goto(`${site.url}/en/recommend`)
  await expect(name).toHaveValue('Aruzhan')
  await translate(page)
  await page.getByRole('status').getByRole('button').click()
  await expect(name).toHaveValue('')
  await expect(page.locator('#story-count')).toHaveCount(0)
})

test('suggestions are offered in a page that the browser has translated', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/ru/search`)
  await translate(page)
  const before = await page.locator('main font').allTextContents()
  const asked = page.waitForRequest(/search-suggest/)
  await page.locator('#q').pressSequentially('паспорт')
  // The page's language, not the one that the browser has written over it.
  expect(new URL((await asked).url()).searchParams.get('l')).toBe('ru')
  // The first query of a fresh site may have to wait for the index.
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 30_000 })
  const after = await page.locator('main font').allTextContents()
  expect(after.filter((text) => before.includes(text))).toEqual(before)
})

/** Does to a page what the translation of a browser does: other elements in place of its texts. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.lang = 'de'
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const all: Text[] = []
    while (texts.nextNode()) if (texts.currentNode instanceof Text) all.push(texts.currentNode)
    for (const text of all) {
      const parent = text.parentElement
      if (!parent || parent.closest('script,style,textarea,font') || !text.data.trim()) continue
      const font = document.createElement('font')
      font.textContent = `[${text.data}]`
      text.replaceWith(font)
    }
  })
}

test('two tabs with drafts of their own keep their own answers, and a crash gives them back', async ({
  page,
  site,
}) => {
  const one = page
  const two = await page.context().newPage()
  await openDraft(one, site.url, 'A')
  await one.locator('#name').fill('Aruzhan')
  await openDraft(two, site.url, 'B')
  await two.locator('#place').fill('Almaty')
  await expect.poll(() => two.evaluate(() => localStorage.getItem('recommend'))).toContain('Almaty')
  // The first tab is still open: its answers are its own.
  await expect(two.locator('#name')).toHaveValue('')

  // Opened again with another draft, as after a crash.
  await one.goto('about:blank')
  await openDraft(one, site.url, 'C')
  await expect(one.locator('#name')).toHaveValue('Aruzhan')
  await expect(one.locator('#place')).toHaveValue('')
  await openDraft(two, site.url, 'B')
  await expect(two.locator('#place')).toHaveValue('Almaty')
  await expect(two.locator('#name')).toHaveValue('')
})

/** Opens the first step as a page whose form names a draft. */
async function openDraft(page: Page, url: string, draft: string): Promise<void> {
  await nameDrafts(page, draft)
  await page.goto(`${url}/en/recommend`)
}

/** Has the forms of all pages from now on name a draft in place of their own. */
async function nameDrafts(page: Page, draft: string): Promise<void> {
  await page.unrouteAll()
  await page.route(/\/en\/recommend/, async (route) => {
    // The answer to a post is what it redirects to.
    const response = await route.fetch()
    const field = `<input type="hidden" name="draft" value="${draft}">`
    const body = (await response.text()).replace(/<input [^>]*name="?draft\b[^>]*>/, field)
    await route.fulfill({ response, body })
  })
}

async function fillPerson(page: Page): Promise<void> {
  for (const name of ['name', 'place', 'known-for', 'story']) {
    await page.locator(`main [name="${name}"]`).fill('Written with care')
  }
  await page.locator('[name=qualities][value=fair]').check()
}

test('what was sent is forgotten in the browser', async ({ page, site }) => {
  const kept = () => page.evaluate(() => localStorage.getItem('recommend'))
  await page.goto(`${site.url}/en/recommend`)
  await fillPerson(page)
  await expect.poll(kept).toContain('Written with care')
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/you$/)
  await page.locator('[name=your-name]').fill('Reader')
  await page.locator('[name=your-email]').fill('reader@example.org')
  await page.locator('[name=relation]').fill('Neighbour')
  await page.locator('[name=consent]').check()
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/check$/)
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/sent$/)
  await expect.poll(kept).toBeNull()
})

test('without its module, which does not come, a form works as without script', async ({
  page,
  site,
  complaints,
}) => {
  await page.route('**/_next/static/browser/*.js', (route) => route.abort())
  await page.goto(`${site.url}/en/recommend`)
  await page.locator('#name').fill('Only a name')
  await page.locator('main form button').click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.locator('#name')).toHaveValue('Only a name')
  // The browser tells of the file that did not come, and of nothing else.
  expect(complaints.filter((one) => !/ERR_FAILED/.test(one))).toEqual([])
  complaints.length = 0
})
