import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { HOSTILE_TEXTS } from '../factories/hostile-texts.ts'
import { makeRecommendation } from '../factories/recommendation.ts'
import { faultsOf, sidewaysOf } from './axe.ts'
import {
  enterDesk,
  putFailedMail,
  putRecommendation,
  putRecommendations,
  signIn,
} from './desk-sign-in.ts'
import { expect, type TestedSite, test } from './site.ts'

const hasScript = () => test.info().project.name === 'script'

async function moveTo(page: Page, to: string): Promise<void> {
  await page.locator('[name=to]').selectOption(to)
  await page.getByRole('button', { name: 'Change status', exact: true }).click()
}

async function mailTo(site: TestedSite, email: string, subject: RegExp) {
  const find = async () =>
    (await site.mails(email)).find((mail) => subject.test(mail.headers.get('subject') ?? ''))
  await expect.poll(find, { timeout: 15_000 }).toBeDefined()
  const mail = await find()
  if (!mail) throw new Error('no mail')
  return mail
}

test('a recommendation goes from its sender to the desk, to the person, and is published', async ({
  page,
  site,
}) => {
  test.slow()
  const sender = `sender-${process.pid}-${test.info().project.name}@example.org`
  const name = `Гүлнәр ${test.info().project.name}`
  await page.goto(`${site.url}/ru/recommend`)
  for (const [field, value] of [
    ['name', name],
    ['place', 'Өскемен'],
    ['known-for', 'учит детей шахматам'],
    ['story', 'Двадцать лет ведёт кружок и не берёт денег.'],
  ] as const) {
    await page.locator(`main [name="${field}"]`).fill(value)
  }
  await page.locator('[name=qualities][value=cares]').check()
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/you$/)
  await page.locator('main [name="your-name"]').fill('Дәурен')
  await page.locator('main [name="your-email"]').fill(sender)
  await page.locator('main [name="relation"]').fill('сосед')
  await page.locator('[name=consent]').check()
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/check$/)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/sent$/)
  const reference = (await page.locator('[data-reference]').textContent()) ?? ''

  const editor = await signIn(page, site)
  await page.goto(`${site.url}/desk/recommendations`)
  await page.locator('[name=q]').fill('шахмат')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name }).click()
  await expect(page).toHaveURL(new RegExp(reference))
  await expect(page.locator('[data-clock]')).toContainText('in 90 days')

  await page.locator('[name=note]').first().fill('Проверить адрес кружка.')
  await moveTo(page, 'reading')
  await expect(page.getByRole('status').first()).toContainText('Being read')
  await expect(page.getByText('Проверить адрес кружка.')).toBeVisible()
  await moveTo(page, 'asked')
  await expect(page.getByRole('status').first()).toContainText('Person asked')

  await moveTo(page, 'agreed')
  await expect(page.locator('[name=to]')).toHaveAccessibleDescription(
    /do not have the person’s consent/,
  )

  const asking = await mailTo(site, sender, /Передайте/)
  expect(asking.html).toContain('lang="ru"')
  const link = /http\S+\/ru\/recommend\/nominee\?token=\S+/.exec(asking.text)?.[0] ?? ''
  await page.goto(link)
  await page.locator('[name=scope][value=story]').check()
  await page.locator('form:has([name=scope]) button').click()
  await expect(page.getByRole('status').first()).toBeVisible()

  await page.goto(`${site.url}/desk/recommendations/${reference}`)
  await expect(page.locator('.state').first()).toContainText('Person agreed')
  await expect(page.locator('[data-clock]')).toContainText('Kept: there is no deletion date')
  await moveTo(page, 'published')
  await expect(page.getByRole('status').first()).toContainText('Published')
  await mailTo(site, sender, /опубликована/)

  await page.goto(`${site.url}/desk/audit-log`)
  const lines = page.locator('[data-row]', { hasText: reference })
  await expect(lines.filter({ hasText: `${editor}: New → Being read` })).toHaveCount(1)
  await expect(lines.filter({ hasText: 'the person agreed' })).toHaveCount(1)
})

test('one is declined with a reason only, and what was written is kept until then', async ({
  page,
  site,
}) => {
  const reference = await putRecommendation(site)
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/recommendations/${reference}`)
  await page.locator('#note').fill('Мало сказано.\nСпросить ещё раз?')
  await moveTo(page, 'declined')
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.locator('[name=reason]')).toHaveAccessibleDescription(/Choose a reason/)
  await expect(page.locator('#note')).toHaveValue('Мало сказано.\nСпросить ещё раз?')
  await expect(page.locator('[name=to]')).toHaveValue('declined')
  await page.locator('[name=reason]').selectOption('too-little')
  await page.getByRole('button', { name: 'Change status', exact: true }).click()
  await expect(page.locator('.state').first()).toContainText('Declined · Too little detail')
  await expect(page.locator('[data-clock]')).toContainText(/in (29|30) days/)
})

test('removal asks once more, takes everything and leaves a mark', async ({ page, site }) => {
  const name = `Жойылатын ${test.info().project.name}`
  const person = { ...makeRecommendation().person, name }
  const reference = await putRecommendation(site, { person })
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/recommendations/${reference}`)
  await page.getByText('Remove permanently').click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.locator('[name=sure]')).toHaveAccessibleDescription(/Tick the box/)
  await page.locator('[name=sure]').check()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.locator('h1')).toHaveText(`${reference} was removed`)
  await expect(page.locator('main')).toContainText('an editor removed it')
  await page.goto(`${site.url}/desk/recommendations?q=${encodeURIComponent(name)}`)
  await expect(page.locator('[data-row]')).toHaveCount(0)
})

test('of two editors at once the second sees what changed, and loses nothing', async ({
  page,
  site,
  browser,
}) => {
  const reference = await putRecommendation(site)
  const context = await browser.newContext({
    javaScriptEnabled: hasScript(),
    locale: 'en-GB',
  })
  const other = await context.newPage()
  await enterDesk(page, site)
  const second = await enterDesk(other, site, 1)
  const url = `${site.url}/desk/recommendations/${reference}`
  await page.goto(url)
  await other.goto(url)
  await other.locator('#note').fill('Беру себе.')
  await moveTo(other, 'reading')
  await expect(other.getByRole('status').first()).toContainText('Being read')
  await context.close()

  await page.locator('#note').fill('Отклоняю: такой уже есть.')
  await page.locator('[name=reason]').selectOption('duplicate')
  await moveTo(page, 'declined')
  const alert = page.getByRole('alert').filter({ hasText: 'Someone else changed this' })
  await expect(alert).toContainText('When you opened it')
  await expect(alert.locator('.state').first()).toHaveText('New')
  await expect(alert.locator('.state').nth(1)).toHaveText('Being read')
  await expect(alert).toContainText(second)
  await expect(alert).toContainText('Беру себе.')
  await expect(page.locator('#note')).toHaveValue('Отклоняю: такой уже есть.')
  await expect(page.locator('[name=reason]')).toHaveValue('duplicate')
  await expect(page.locator('[name=to]')).toHaveValue('declined')
  await page.getByRole('button', { name: 'Change status', exact: true }).click()
  await expect(page.locator('.state').first()).toContainText('Declined')
})

test('several are moved together, and those that cannot be are named', async ({ page, site }) => {
  const mark = `топ${test.info().project.name.replace('-', '')}`
  const person = { ...makeRecommendation().person, knownFor: mark }
  const first = await putRecommendation(site, { person })
  const second = await putRecommendation(site, { person })
  const declined = await putRecommendation(site, { person, status: 'declined' })
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/recommendations?q=${mark}`)
  for (const box of await page.locator('[name=chosen]').all()) await box.check()
  await page.getByRole('button', { name: 'Change status' }).click()
  await expect(page.locator('[name=to]')).toHaveAccessibleDescription(/Choose a new status/)
  await expect(page.locator('[name=chosen]:checked')).toHaveCount(3)
  await page.locator('[name=to]').selectOption('declined')
  await page.locator('[name=reason]').selectOption('duplicate')
  await page.getByRole('button', { name: 'Change status' }).click()
  const outcome = page.getByRole('status').filter({ hasText: '2 changed' })
  await expect(outcome).toContainText(/2 changed/)
  await expect(outcome).toContainText(first)
  await expect(outcome).toContainText(second)
  await expect(outcome).toContainText(
    `These cannot move to that status from their current one: ${declined}`,
  )
  await expect(page.locator('[data-row] .state')).toContainText([
    'Declined',
    'Declined',
    'Declined',
  ])
})

test('the inbox is filtered by state, language and words, page by page', {
  tag: '@no-script',
}, async ({ page, site }) => {
  const mark = 'бетбет'
  const person = { ...makeRecommendation().person, knownFor: mark }
  await putRecommendations(site, [
    ...Array.from({ length: 52 }, () => ({ person })),
    { person: { ...person, name: 'Only Russian' }, locale: 'ru' as const },
  ])
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/recommendations?q=${mark}`)
  await expect(page.locator('[data-row]')).toHaveCount(50)
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page.locator('[data-row]')).toHaveCount(3)
  await page.getByRole('link', { name: 'Back to the newest' }).click()
  await page.locator('[name=language]').selectOption('ru')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.locator('[data-row]')).toHaveText([/Only Russian/])
  await page.getByRole('navigation', { name: 'By status' }).getByText('Published').click()
  await expect(page.locator('[data-row]')).toHaveCount(0)
  await expect(page.locator('main')).toContainText('No matches')
})

test('whatever people typed is shown as it was typed, and exported so', { tag: '@script' }, async ({
  page,
  site,
}) => {
  test.slow()
  const texts = HOSTILE_TEXTS.map(([, text]) => text)
  const base = makeRecommendation().person
  const references = await putRecommendations(
    site,
    texts.map((text) => ({ person: { ...base, name: text.slice(0, 190), story: text } })),
  )
  await enterDesk(page, site)
  await page.setViewportSize({ width: 320, height: 640 })
  for (const [at, text] of texts.entries()) {
    await page.goto(`${site.url}/desk/recommendations/${references[at]}`)
    const shown = await page
      .locator('dd')
      .last()
      .evaluate((element) => element.textContent)
    expect(shown?.replaceAll('\r\n', '\n')).toBe(text)
  }
  await page.goto(`${site.url}/desk/recommendations`)
  expect(await sidewaysOf(page)).toBeLessThanOrEqual(0)
  await page.getByText('Export', { exact: true }).click()
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'JSON lines' }).click(),
  ])
  expect(json.suggestedFilename()).toMatch(/^recommendations-\d{4}-\d\d-\d\d\.jsonl$/)
  const rows = (await readFile(await json.path(), 'utf8')).trim().split('\n')
  const stories = rows.map((line) => JSON.parse(line).person.story)
  for (const text of texts) expect(stories).toContain(text)

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV for a spreadsheet' }).click(),
  ])
  const file = await readFile(await csv.path(), 'utf8')
  expect(file).toContain(`"'=HYPERLINK(""http://example.org"",""x"")"`)
  await page.goto(`${site.url}/desk/audit-log?of=desk`)
  await expect(page.locator('main')).toContainText('exported all recommendations')
})

test('a mail that failed is tried again from the desk, which the ledger says', {
  tag: '@script',
}, async ({ page, site }) => {
  const to = `failing-${process.pid}-${test.info().project.name}@example.org`
  await putFailedMail(site, to)
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/operations`)
  const line = page.locator('[data-row]', { hasText: to })
  await expect(line).toContainText('450 come back later')
  await line.getByRole('button').click()
  await expect(page.getByRole('status')).toContainText('We will try again')
  await expect.poll(async () => (await site.mails(to)).length, { timeout: 15_000 }).toBe(1)
  await page.reload()
  await expect(line).toHaveCount(0)
  await page.goto(`${site.url}/desk/audit-log?of=desk`)
  await expect(page.locator('main')).toContainText('sent a failed email again')
  await page.goto(`${site.url}/desk/operations`)
  await expect(page.locator('main')).toContainText(/Database\s*[\d.]+ (kB|MB)/)
})

test('content that wants an editor is listed, and links are checked on demand', {
  tag: '@no-script',
}, async ({ page, site }) => {
  await enterDesk(page, site)
  await page.goto(`${site.url}/en/guides/screening/useful?answer=no`)
  await page.goto(`${site.url}/desk/content`)
  for (const heading of [/Facts due a check/, /Disputed facts/, /Searches that found nothing/]) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  }
  await page.getByRole('link', { name: 'Check the links' }).click()
  await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible()
})

test('every letter key does what the list of keys says', { tag: '@script' }, async ({
  page,
  site,
}) => {
  const person = { ...makeRecommendation().person, knownFor: 'пернелер' }
  await putRecommendation(site, { person })
  const newest = await putRecommendation(site, { person })
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/recommendations?q=пернелер`)
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.locator('[name=chosen]').nth(1)).toBeChecked()
  await page.keyboard.press('k')
  await page.keyboard.press('o')
  await expect(page).toHaveURL(new RegExp(newest))
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.locator('#note')).toBeFocused()
  await page.keyboard.type('jkox')
  await expect(page.locator('#note')).toHaveValue('jkox')
  await page.locator('#note').blur()
  await page.keyboard.press('m')
  await expect(page.locator('[name=to]')).toBeFocused()
  await page.locator('[name=to]').blur()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('dialog').getByLabel('Letter shortcuts are on').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('u')
  await expect(page).toHaveURL(new RegExp(newest))
})

const PAGES = [
  '/desk',
  '/desk/recommendations',
  '/desk/recommendations/CASE',
  '/desk/recommendations/CASE?state=sure',
  '/desk/content',
  '/desk/content/comments',
  '/desk/content/links',
  '/desk/letters',
  '/desk/subscribers',
  '/desk/subscribers/blocked',
  '/desk/subscribers/import',
  '/desk/mails',
  '/desk/operations',
  '/desk/audit-log',
  '/desk/audit-log?of=desk',
  '/desk/sessions',
  '/desk/parts',
  '/desk/sign-in/sent',
  '/desk/enter?token=x',
]

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const locale of ['en', 'ru', 'kk']) {
  test(`axe finds nothing at the desk in ${locale}, light or dark, and nothing scrolls sideways`, {
    tag: '@script',
  }, async ({ page, site, context }) => {
    test.slow()
    const reference = await putRecommendation(site)
    await enterDesk(page, site)
    await context.addCookies([{ name: 'locale', value: locale, url: site.url }])
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of PAGES) {
      await page.goto(site.url + path.replace('CASE', reference))
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      expect(await faultsOf(page, { tags: TAGS }), path).toEqual([])
      expect(await sidewaysOf(page), path).toBeLessThanOrEqual(0)
      // In the dark only colours differ, and those do not differ from language to language.
      if (locale !== 'en') continue
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await faultsOf(page, { rules: ['color-contrast'] }), path).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
    }
  })
}
