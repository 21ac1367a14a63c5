import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expect, type TestedSite, test } from './site.ts'

const listed = z.object({
  reference: z.string(),
  locale: z.string(),
  status: z.string(),
  person: z.object({
    name: z.string(),
    place: z.string(),
    knownFor: z.string(),
    qualities: z.array(z.string()),
    story: z.string(),
    link: z.string().nullable(),
  }),
  recommender: z.object({ name: z.string(), email: z.string(), relation: z.string() }),
})

async function listAll(site: TestedSite) {
  const { stdout } = await site.cli('recommendations', 'list', '--json')
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => listed.parse(JSON.parse(line)))
}

const PERSON = {
  name: 'Әсел «Ұстаз» O’Нил <b>',
  place: 'Алматы, Тастақ',
  'known-for': 'Көршілерге көмектеседі 🤝 & "teaches"',
  story: 'Бірінші жол\nЕкінші жол: ә ғ қ ң ө ұ ү һ і\n\n=1+1 — 🌱 \\ %00 </textarea>',
  link: 'https://example.org/әсел?a=1&b=2',
}

const YOU = { 'your-name': 'Дәурен Қ.', 'your-email': 'dauren+we@example.org', relation: 'Көрші' }

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`main [name="${name}"]`).fill(value)
  }
}

async function reachCheck(page: Page, url: string, locale = 'kk'): Promise<void> {
  await page.goto(`${url}/${locale}/recommend`)
  await fill(page, PERSON)
  await page.locator('[name=qualities][value=fair]').check()
  await page.locator('[name=qualities][value=cares]').check()
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/you$/)
  await fill(page, YOU)
  await page.locator('[name=consent]').check()
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/check$/)
}

async function send(page: Page): Promise<string> {
  await page.locator('main form button').click()
  // A link to change an answer leaves its fragment, which a redirect keeps.
  await page.waitForURL(/\/recommend\/sent(#\w+)?$/)
  return (await page.locator('[data-reference]').textContent()) ?? ''
}

test('a recommendation is stored exactly as it was typed', async ({ page, site }) => {
  await reachCheck(page, site.url)
  await expect(page.locator('main dl')).toContainText(PERSON.name)
  const reference = await send(page)
  expect(reference).toMatch(/^WE-[2345679ACDEFHJKMNPRTUWXY]{8}$/)
  const rows = await listAll(site)
  expect(rows.find((row) => row.reference === reference)).toMatchObject({
    locale: 'kk',
    status: 'new',
    person: {
      name: PERSON.name,
      place: PERSON.place,
      knownFor: PERSON['known-for'],
      qualities: ['fair', 'cares'],
      story: PERSON.story,
      link: PERSON.link,
    },
    recommender: { name: YOU['your-name'], email: YOU['your-email'], relation: YOU.relation },
  })
})

test('the link for the person can be copied, by a button where there is script', async ({
  page,
  site,
  context,
  javaScriptEnabled,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url })
  await reachCheck(page, site.url, 'ru')
  await send(page)
  const link = await page.getByLabel('Ссылка для копирования').inputValue()
  expect(link).toContain('/ru/recommend/nominee')
  const button = page.getByRole('button', { name: 'Скопировать ссылку' })
  await expect(button).toBeVisible({ visible: javaScriptEnabled })
  if (!javaScriptEnabled) return
  await button.click()
  await expect(page.getByText('Ссылка скопирована.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
})

test('sending twice stores once and shows the same reference', async ({ page, site }) => {
  await reachCheck(page, site.url)
  const tab = await page.context().newPage()
  await tab.goto(`${site.url}/kk/recommend/check`)
  const first = await send(page)
  const second = await send(tab)
  expect(second).toBe(first)
  await page.reload()
  await expect(page.locator('[data-reference]')).toHaveText(first)
  const rows = await listAll(site)
  expect(rows.filter((row) => row.reference === first)).toHaveLength(1)
})

test('a double click on the last button stores once', async ({ page, site }) => {
  await reachCheck(page, site.url, 'en')
  await page.locator('main form button').dblclick()
  // A link to change an answer leaves its fragment, which a redirect keeps.
  await page.waitForURL(/\/recommend\/sent(#\w+)?$/)
  const reference = await page.locator('[data-reference]').textContent()
  const key = (await listAll(site)).filter(({ person }) => person.name === PERSON.name)
  expect(key.filter((row) => row.reference === reference)).toHaveLength(1)
})

test('what was thanked for is there after the process is killed', async ({ page, site }) => {
  await reachCheck(page, site.url, 'en')
  const reference = await send(page)
  // The browser asks for nothing more from a site that is down.
  await page.goto('about:blank')
  await site.kill()
  await site.restart()
  const rows = await listAll(site)
  expect(rows.map((row) => row.reference)).toContain(reference)
})

test('a later step leads to the first open one, and answers survive a change of language', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/ru/recommend/check`)
  await expect(page).toHaveURL(/\/ru\/recommend\/person$/)
  await fill(page, PERSON)
  await page.locator('[name=qualities][value=grows]').check()
  await page.locator('main form button').click()
  await page.waitForURL(/\/ru\/recommend\/you$/)
  await page.goto(`${site.url}/en/recommend/person`)
  await expect(page.locator('main [name=story]')).toHaveValue(PERSON.story)
  await expect(page.locator('[name=qualities][value=grows]')).toBeChecked()
})

test('changing an answer from the check page leads back to the check page', async ({
  page,
  site,
}) => {
  await reachCheck(page, site.url, 'en')
  await page.getByRole('link', { name: /^Change: Where/ }).click()
  await fill(page, { place: 'Шымкент' })
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/check(#|$)/)
  await expect(page.locator('main dl')).toContainText('Шымкент')
})

test('an empty form comes back with every error tied to its field', async ({ page, site }) => {
  await page.goto(`${site.url}/en/recommend`)
  await page.locator('main [name=name]').fill('Only a name')
  await page.locator('main form button').click()
  await expect(page).toHaveTitle(/^Error: /)
  const summary = page.getByRole('alert').filter({ has: page.getByRole('link') })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveCount(4)
  await expect(page.locator('main [name=name]')).toHaveValue('Only a name')
  for (const name of ['place', 'known-for', 'story']) {
    const field = page.locator(`main [name="${name}"]`)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription(/Enter|Tell/)
  }
  await summary.getByRole('link').first().click()
  await expect(page.locator('main [name=place]')).toBeFocused()
})

const WRONG: [string, Record<string, string>, RegExp][] = [
  ['a name that is too long', { name: 'ә'.repeat(201) }, /too long/],
  ['a control character', { 'known-for': 'a\u0001b' }, /cannot store/],
  ['a link that is no address', { link: 'javascript:alert(1)' }, /beginning with https/],
  ['a story that is too long', { story: 'x'.repeat(10_001) }, /too long/],
]

for (const [what, fields, words] of WRONG) {
  test(`${what} is refused in words, and everything typed is kept`, async ({ page, site }) => {
    await page.goto(`${site.url}/en/recommend`)
    const typed = { ...PERSON, ...fields }
    await fill(page, typed)
    await page.locator('[name=qualities][value=builds]').check()
    await page.locator('main form button').click()
    await expect(page.getByRole('alert').filter({ has: page.getByRole('link') })).toContainText(
      words,
    )
    for (const [name, value] of Object.entries(typed)) {
      await expect(page.locator(`main [name="${name}"]`)).toHaveValue(value)
    }
  })
}

test('two tabs are two recommendations, and reloading or changing one leaves the other alone', async ({
  page,
  site,
}) => {
  const tab = await page.context().newPage()
  const names = { first: `First ${process.pid}`, second: `Second ${process.pid}` }
  for (const [where, name] of [
    [page, names.first],
    [tab, names.second],
  ] as const) {
    await where.goto(`${site.url}/en/recommend`)
    await fill(where, { ...PERSON, name })
    await where.locator('[name=qualities][value=builds]').check()
    await where.locator('main form button').click()
    await where.waitForURL(/\/recommend\/you/)
  }
  await page.reload()
  for (const where of [tab, page]) {
    await fill(where, YOU)
    await where.locator('[name=consent]').check()
    await where.locator('main form button').click()
    await where.waitForURL(/\/recommend\/check/)
  }
  await tab.getByRole('link', { name: /^Change: Where/ }).click()
  await expect(tab.locator('main [name=name]')).toHaveValue(names.second)
  await fill(tab, { place: 'Шымкент' })
  await tab.locator('main form button').click()
  await tab.waitForURL(/\/recommend\/check/)
  const references = [await send(page), await send(tab)]
  const rows = await listAll(site)
  const stored = references.map((one) => rows.find(({ reference }) => reference === one)?.person)
  expect(stored).toMatchObject([
    { name: names.first, place: PERSON.place },
    { name: names.second, place: 'Шымкент' },
  ])
})

test('what was begun can be gone on with, and a cookie of another shape is not taken', async ({
  page,
  site,
}) => {
  await page.context().addCookies([{ name: 'draft', value: 'x', url: site.url }])
  await page.goto(`${site.url}/en/recommend`)
  await fill(page, PERSON)
  await page.locator('[name=qualities][value=builds]').check()
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/you$/)
  const cookies = await page.context().cookies()
  expect(cookies.find(({ name }) => name === 'draft')?.value).toMatch(/^[\w-]{43}$/)
  await page.goto(`${site.url}/en/recommend`)
  await page.getByRole('link', { name: /you began earlier/ }).click()
  await expect(page.locator('main [name=story]')).toHaveValue(PERSON.story)
})

test('the person’s link can be handed on by plain links, and copied', async ({ page, site }) => {
  await reachCheck(page, site.url, 'ru')
  await send(page)
  const url = (await page.getByLabel('Ссылка для копирования').inputValue()) ?? ''
  expect(url).toContain('/ru/recommend/nominee?token=')
  for (const [name, start] of [
    ['WhatsApp', 'https://wa.me/?text='],
    ['Telegram', 'https://t.me/share/url?url='],
    ['Почта', 'mailto:?subject='],
  ] as const) {
    const href = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? ''
    expect(href.startsWith(start), href).toBe(true)
    expect(decodeURIComponent(href)).toContain(url)
    expect(href).not.toContain('+')
  }
})
