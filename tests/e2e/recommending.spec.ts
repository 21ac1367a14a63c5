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
  await page.waitForURL(/\/recommend\/sent$/)
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
  await page.waitForURL(/\/recommend\/sent$/)
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
  ['an address in a name', { name: 'visit https://spam.example' }, /without a web address/],
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

test('a robot that fills in the unseen field is thanked, and nothing is stored', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en/recommend`)
  await fill(page, { ...PERSON, name: 'Robot made this' })
  await page.locator('[name=qualities][value=builds]').check()
  await page
    .locator('main [name=website]')
    .evaluate((field) => field.setAttribute('value', 'https://spam.example'))
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/you$/)
  await fill(page, YOU)
  await page.locator('[name=consent]').check()
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/check$/)
  await send(page)
  const rows = await listAll(site)
  expect(rows.map((row) => row.person.name)).not.toContain('Robot made this')
})
