import type { Page } from '@playwright/test'
import { expect, type TestedSite, test } from './site.ts'

const STORY = 'Ауылда кітапхана ашты.\nБарлығы тегін <b>оқиды</b> & жазады.'

let count = 0

function newAddress(): string {
  count += 1
  return `sender-${process.pid}-${count}-${test.info().project.name}@example.org`
}

/** Recommends somebody and gives the links of the thank-you page. */
async function recommend(
  page: Page,
  site: TestedSite,
  { locale = 'kk', email = newAddress(), copy = false } = {},
) {
  await page.goto(`${site.url}/${locale}/recommend`)
  await page.locator('main [name=name]').fill('Гүлсара «Апай»')
  await page.locator('main [name=place]').fill('Талғар')
  await page.locator('main [name=known-for]').fill('Кітапханашы')
  await page.locator('main [name=story]').fill(STORY)
  await page.locator('[name=qualities][value=builds]').check()
  await page.locator('main form button').last().click()
  await page.waitForURL(/\/recommend\/you$/)
  await page.locator('main [name=your-name]').fill('Болат')
  await page.locator('main [name=your-email]').fill(email)
  await page.locator('main [name=relation]').fill('Көрші')
  await page.locator('[name=consent]').check()
  if (copy) await page.locator('[name=copy]').check()
  await page.locator('main form button').last().click()
  await page.waitForURL(/\/recommend\/check$/)
  await page.locator('main form button').click()
  await page.waitForURL(/\/recommend\/sent$/)
  const hrefs = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return {
    email,
    reference: (await page.locator('[data-reference]').textContent()) ?? '',
    nominee: hrefs.find((href) => href.includes('/recommend/nominee?token=')) ?? '',
    status: hrefs.find((href) => href.includes('/recommend/status?token=')) ?? '',
  }
}

async function isStored(site: TestedSite, reference: string): Promise<boolean> {
  const { stdout } = await site.cli('recommendations', 'list', '--json')
  return stdout.includes(`"${reference}"`)
}

async function statusOf(site: TestedSite, reference: string): Promise<string | undefined> {
  const { stdout } = await site.cli('recommendations', 'list', '--json')
  const line = stdout.split('\n').find((one) => one.includes(`"${reference}"`))
  return /"status":"(\w+)"/.exec(line ?? '')?.[1]
}

test('the person reads what was said word for word and agrees to what they choose', async ({
  page,
  site,
}) => {
  const { reference, nominee, status } = await recommend(page, site)
  await page.goto(nominee)
  await expect(page.locator('h1')).toHaveText('Сізді біреу ұсынды')
  await expect(page.locator('main dl')).toContainText('Гүлсара «Апай»')
  await expect(page.getByText(STORY.split('\n')[1] ?? '')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('Болат')
  expect(await statusOf(site, reference)).toBe('new')

  await page.locator('[name=scope][value=story]').check()
  await page.locator('[name=scope][value=letter]').check()
  await page.locator('[name=contact]').fill('+7 701 555 01 01')
  await page.getByRole('button', { name: 'Келісемін' }).click()
  const said = page.getByRole('status').filter({ hasText: 'Рақмет' })
  await expect(said).toContainText('Осы сайтта мен туралы әңгімені')
  await expect(said).toContainText('Жазылушыларға хатта')
  await expect(said).not.toContainText('қайда тұратынымды')
  expect(await statusOf(site, reference)).toBe('agreed')

  await page.goto(status)
  await expect(page.locator('main')).toContainText('Ол адам келісті')
})

test('agreeing to nothing, or correcting nothing, comes back with the error and what was typed', async ({
  page,
  site,
}) => {
  const { nominee } = await recommend(page, site, { locale: 'en' })
  await page.goto(nominee)
  await page.locator('[name=scope][value=place]').check()
  await page.locator('[name=contact]').fill('call me')
  await page.getByRole('button', { name: 'I agree' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.locator('[name=scope]').first()).toHaveAccessibleDescription(/first box/)
  await expect(page.locator('[name=scope][value=place]')).toBeChecked()
  await expect(page.locator('[name=contact]')).toHaveValue('call me')
  await page.getByRole('button', { name: 'Send the correction' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.locator('[name=correction]')).toHaveAccessibleDescription(/wrong or missing/)
})

test('a correction reaches the editors, and the answer can still be changed', async ({
  page,
  site,
}) => {
  const { reference, nominee } = await recommend(page, site, { locale: 'ru' })
  await page.goto(nominee)
  await page.locator('[name=correction]').fill('Библиотеку открыла не я одна.')
  await page.getByRole('button', { name: 'Отправить поправку' }).click()
  await expect(page.getByRole('status')).toContainText('у редакторов')
  expect(await statusOf(site, reference)).toBe('new')
  await page.locator('[name=scope][value=story]').check()
  await page.getByRole('button', { name: 'Соглашаюсь' }).click()
  await expect(page.getByRole('status')).toContainText('Вы согласились')
  expect(await statusOf(site, reference)).toBe('agreed')
})

test('the person has everything deleted at one press, and both links say that nothing is kept', async ({
  page,
  site,
}) => {
  const { reference, nominee, status } = await recommend(page, site, { locale: 'en' })
  await page.goto(nominee)
  expect(await isStored(site, reference)).toBe(true)
  await page.getByRole('button', { name: 'Delete everything about me' }).click()
  await expect(page.locator('h1')).toHaveText('Everything about you is deleted')
  expect(await isStored(site, reference)).toBe(false)
  for (const link of [nominee, status]) {
    const answer = await page.goto(link)
    expect(answer?.status()).toBe(200)
    await expect(page.locator('h1')).toHaveText('There is nothing at this link')
  }
})

test('the sender sees how it stands and takes it back', async ({ page, site }) => {
  const { reference, status } = await recommend(page, site, { locale: 'en' })
  await page.goto(status)
  await expect(page.locator('main')).toContainText(reference)
  await expect(page.locator('main')).toContainText('An editor has not read it yet')
  expect(await isStored(site, reference)).toBe(true)
  await page.getByRole('button', { name: /Withdraw and delete everything/ }).click()
  await expect(page.locator('h1')).toHaveText('Everything is deleted')
  expect(await isStored(site, reference)).toBe(false)
})

test('a copy comes only when it is wished, with the links and without a word that was typed', async ({
  page,
  site,
}) => {
  const wished = await recommend(page, site, { copy: true })
  await expect
    .poll(async () => (await site.mails(wished.email)).length, { timeout: 15_000 })
    .toBe(1)
  const [mail] = await site.mails(wished.email)
  expect(mail?.text).toContain(wished.reference)
  expect(mail?.text).toContain(wished.nominee)
  expect(mail?.text).toContain(wished.status)
  expect(mail?.text).not.toMatch(/Гүлсара|Талғар|кітапхана|Болат/i)
  const other = await recommend(page, site)
  expect(await site.mails(other.email)).toEqual([])
})

test('reference and e-mail bring lost links back, and the answer tells a stranger nothing', async ({
  page,
  site,
}) => {
  const { email, reference, status } = await recommend(page, site, { locale: 'en' })
  const answers: string[] = []
  for (const address of ['stranger@example.org', email]) {
    await page.goto(`${site.url}/en/recommend/status`)
    await page.locator('main [name=reference]').fill(reference.toLowerCase().replace('-', ' '))
    await page.locator('main [name=email]').fill(address)
    await page.locator('main form button').click()
    await expect(page.locator('h1')).toHaveText('Check your email')
    answers.push((await page.locator('main').textContent()) ?? '')
  }
  expect(answers[1]).toBe(answers[0])
  await expect.poll(async () => (await site.mails(email)).length, { timeout: 15_000 }).toBe(1)
  expect((await site.mails(email))[0]?.text).toContain(status)
  expect(await site.mails('stranger@example.org')).toEqual([])
})

test('a link that is none still opens a page that helps', async ({ page, site }) => {
  for (const path of ['nominee?token=nonsense', 'nominee', 'status?token=nonsense']) {
    const answer = await page.goto(`${site.url}/ru/recommend/${path}`)
    expect(answer?.status()).toBe(200)
    await expect(page.locator('h1')).toHaveText('По этой ссылке больше ничего нет')
  }
})

test('somebody else’s reference in the cookie opens no links', async ({ page, site, context }) => {
  const { reference } = await recommend(page, site)
  await context.clearCookies()
  await context.addCookies([{ name: 'recommended', value: `${reference}.AAAA`, url: site.url }])
  await page.goto(`${site.url}/en/recommend/sent`)
  await expect(page.locator('[data-reference]')).toHaveCount(0)
  await expect(page.locator('main')).not.toContainText('token=')
})

test('the counts by outcome say how many the persons themselves had deleted', async ({
  page,
  site,
}) => {
  const { nominee } = await recommend(page, site, { locale: 'en' })
  const row = page.locator('dl div').filter({ hasText: 'at the request of the person recommended' })
  const read = async () => {
    await page.goto(`${site.url}/en/heroes`)
    return Number((await row.locator('dd').textContent())?.replace(/\D/g, ''))
  }
  const before = await read()
  await page.goto(nominee)
  await page.getByRole('button', { name: 'Delete everything about me' }).click()
  await expect(page.locator('h1')).toHaveText('Everything about you is deleted')
  expect(await read()).toBe(before + 1)
  await expect(page.getByText('The first story is still to come')).toBeVisible()
})

test('what was typed and not sent is there again after the browser and the store lost it', async ({
  page,
  site,
}, { project }) => {
  test.skip(project.name === 'no-script', 'the browser keeps answers only where script runs')
  await page.goto(`${site.url}/en/recommend`)
  await page.locator('main [name=name]').pressSequentially('Aruzhan')
  await page.locator('main [name=story]').pressSequentially('She taught half of the street.')
  await page.locator('[name=qualities][value=grows]').check()
  await expect.poll(() => page.evaluate(() => localStorage.getItem('recommend'))).toContain('grows')
  await page.context().clearCookies()
  await page.goto(`${site.url}/kk/recommend`)
  await expect(page.getByRole('status')).toContainText('қайтардық')
  await expect(page.locator('main [name=story]')).toHaveValue('She taught half of the street.')
  await expect(page.locator('[name=qualities][value=grows]')).toBeChecked()
  await page.getByRole('button', { name: 'Тазалау' }).click()
  await expect(page.locator('main [name=name]')).toHaveValue('')
  await page.reload()
  await expect(page.locator('main [name=name]')).toHaveValue('')
})

test('a field says at once what the server would say, and takes it back', async ({ page, site }, {
  project,
}) => {
  test.skip(project.name === 'no-script', 'help while typing needs script')
  await page.goto(`${site.url}/en/recommend`)
  const name = page.locator('main [name=name]')
  await name.pressSequentially('A')
  await name.press('Backspace')
  await name.pressSequentially(' ')
  await name.blur()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription(/Enter the person’s name/)
  await name.pressSequentially('Aruzhan')
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
  await page.locator('main [name=story]').fill('x'.repeat(10_001))
  await expect(page.getByText('10,001 / 10,000')).toBeVisible()
})
