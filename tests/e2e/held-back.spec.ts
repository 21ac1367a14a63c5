import type { Page } from '@playwright/test'
import { enterDesk, putRecommendation } from './desk-sign-in.ts'
import { expect, test } from './site.ts'

/** What a password manager does: it writes into every field that it takes for its own. */
async function fillUnseen(page: Page, form = 'main'): Promise<void> {
  await page
    .locator(`${form} [name=website]`)
    .evaluate((field) => field.setAttribute('value', 'https://my.example'))
}

test('at 360 pixels in Russian, a person whose password manager fills the hidden field is heard', async ({
  page,
  site,
}) => {
  test.slow()
  const { name: project } = test.info().project
  const person = `Ёлка Семёнова ${process.pid} ${project}`
  const sender = `held-${process.pid}-${project}@example.org`
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${site.url}/ru/recommend`)
  for (const [field, value] of [
    ['name', person],
    ['place', 'Караганда'],
    ['known-for', 'лечит собак'],
    ['story', 'Двадцать лет лечит бездомных собак и ни с кого не берёт денег.'],
  ] as const) {
    await page.locator(`main [name="${field}"]`).fill(value)
  }
  await page.locator('[name=qualities][value=cares]').check()
  await fillUnseen(page)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/you/)
  await page.locator('main [name="your-name"]').fill('Дина')
  await page.locator('main [name="your-email"]').fill(sender)
  await page.locator('main [name="relation"]').fill('соседка')
  await page.locator('[name=consent]').check()
  await page.locator('[name=copy]').check()
  await fillUnseen(page)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/check/)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/sent$/)
  const reference = (await page.locator('[data-reference]').textContent()) ?? ''

  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/recommendations`)
  await expect(page.locator('main')).not.toContainText(person)
  await expect(page.locator('[data-suspicious]')).toContainText(/held back/)
  await page.goto(
    `${site.url}/desk/recommendations?suspicious=1&q=${encodeURIComponent('елка семенова')}`,
  )
  await page.getByRole('link', { name: person }).click()
  await expect(page.locator('main')).toContainText('бездомных собак')
  await expect(page.locator('main')).toContainText('the hidden field was filled in')
  expect(await site.mails(sender)).toEqual([])
  await page.getByRole('button', { name: /Not a robot/ }).click()
  await expect(page.getByRole('status')).toContainText('in the inbox now')
  await page.goto(`${site.url}/desk/recommendations?q=${reference}`)
  await expect(page.locator('main')).toContainText(person)
  await expect.poll(async () => (await site.mails(sender)).length, { timeout: 15_000 }).toBe(1)
})

test('a field that was emptied again leaves no mark', async ({ page, site }) => {
  const { name: project } = test.info().project
  const person = `Emptied ${process.pid} ${project}`
  await page.goto(`${site.url}/en/recommend`)
  await page.locator('main [name=name]').fill(person)
  await fillUnseen(page)
  await page.locator('main form button').first().click()
  // Something is missing, so the form comes back; what the manager wrote is taken out of it.
  await expect(page.getByRole('alert').filter({ has: page.getByRole('link') })).toBeVisible()
  await page
    .locator('main [name=website]')
    .evaluate((field) => field instanceof HTMLInputElement && field.form?.reset())
  await page.locator('main [name=name]').fill(person)
  await page.locator('main [name=website]').evaluate((field) => field.setAttribute('value', ''))
  await expect(page.locator('main [name=website]')).toHaveValue('')
  for (const [field, value] of [
    ['place', 'Astana'],
    ['known-for', 'her school'],
    ['story', 'She built a school.'],
  ] as const) {
    await page.locator(`main [name="${field}"]`).fill(value)
  }
  await page.locator('[name=qualities][value=builds]').check()
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/you/)
  await page.locator('main [name="your-name"]').fill('Dina')
  await page.locator('main [name="your-email"]').fill('dina@example.org')
  await page.locator('main [name="relation"]').fill('neighbour')
  await page.locator('[name=consent]').check()
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/check/)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/recommend\/sent$/)
  const { stdout } = await site.cli('recommendations', 'list', '--json')
  const row = stdout.split('\n').find((line) => line.includes(person)) ?? '{}'
  expect(JSON.parse(row)).not.toHaveProperty('suspicion')
})

test('a sign-up with the hidden field filled asks for one more press, then its mail goes', async ({
  page,
  site,
}) => {
  const email = `again-${process.pid}-${test.info().project.name}@example.org`
  await page.goto(`${site.url}/ru/newsletter`)
  await page.locator('main [name=email]').fill(email)
  await fillUnseen(page)
  await page.locator('main form button').first().click()
  await expect(page.locator('h1')).toHaveText('Осталось подтвердить подписку')
  await expect(page.locator('main')).toContainText(email)
  await page.getByRole('button', { name: 'Да, подписаться' }).click()
  await page.waitForURL(/\/newsletter\/sent/)
  await expect.poll(async () => (await site.mails(email)).length, { timeout: 15_000 }).toBe(1)
})

test('an editor hands a case over and writes to its sender, who gets what was shown', {
  tag: '@no-script',
}, async ({ page, site }) => {
  const email = `written-${process.pid}@example.org`
  const recommender = { name: 'Дина', email, relation: 'соседка' }
  const reference = await putRecommendation(site, { locale: 'ru', recommender })
  const editor = await enterDesk(page, site)
  await page.goto(`${site.url}/desk/recommendations/${reference}`)
  await page.getByLabel('Who works on it').selectOption(editor)
  await page.getByRole('button', { name: 'Hand over' }).click()
  await expect(page.getByRole('status')).toContainText('handed over')
  await page.goto(`${site.url}/desk/recommendations?mine=1&q=${reference}`)
  await expect(page.locator('[data-row]')).toContainText(editor)

  await page.goto(`${site.url}/desk/recommendations/${reference}?template=ask`)
  const words = page.getByLabel('Your words')
  await expect(words).toHaveValue(/передайте/)
  await words.fill('Когда она начала?\n\nИ почему <собаки> & кошки?')
  await page.getByRole('button', { name: 'Show the email' }).click()
  const shown = page.locator('#write')
  await expect(shown).toContainText('И почему <собаки> & кошки?')
  await expect(shown).toContainText('/ru/recommend/nominee?token=')
  expect(await site.mails(email)).toEqual([])
  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByLabel('Your words')).toHaveValue(/Когда она начала/)
  await page.getByRole('button', { name: 'Show the email' }).click()
  await page.getByRole('button', { name: 'Send this email' }).click()
  await expect(page.getByRole('status')).toContainText('on its way')
  await expect(page.locator('ol').last()).toContainText('Когда она начала?')
  await expect.poll(async () => (await site.mails(email)).length, { timeout: 15_000 }).toBe(1)
  const [mail] = await site.mails(email)
  expect(mail?.text).toContain('И почему <собаки> & кошки?')
  expect(mail?.text).toContain('/ru/recommend/nominee?token=')
})

test('an editor removes the address of a person who called', { tag: '@script' }, async ({
  page,
  site,
}) => {
  const email = `caller-${process.pid}@example.org`
  await page.goto(`${site.url}/en/newsletter`)
  await page.locator('main [name=email]').fill(email)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/newsletter\/sent/)
  await enterDesk(page, site)
  await page.goto(`${site.url}/desk/subscribers`)
  await page.getByText('Remove an address').click()
  await page
    .locator('main [name=email]')
    .fill(email.toUpperCase().replace('EXAMPLE.ORG', 'example.org'))
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  const summary = page.getByRole('alert').filter({ has: page.getByRole('link') })
  await expect(summary).toContainText('Tick the box')
  await expect(page.locator('main [name=email]')).toHaveValue(/CALLER/)
  await page.getByLabel('Yes, remove this address').check()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('The address was removed')
  const { stdout } = await site.cli('subscribers', 'list', '--json')
  expect(stdout).not.toContain(email)
  await page.goto(`${site.url}/desk/audit-log?of=desk`)
  await expect(page.locator('main')).toContainText('removed a subscriber')
  await expect(page.locator('main')).not.toContainText(/caller/i)
})
