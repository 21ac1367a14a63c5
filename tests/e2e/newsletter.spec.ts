import { z } from 'zod'
import { linkIn, mailTo } from './newsletter-mails.ts'
import { expect, type TestedSite, test } from './site.ts'

const listed = z.object({
  email: z.string(),
  locale: z.string(),
  topics: z.array(z.string()),
  status: z.string(),
})

async function subscriberOf(site: TestedSite, email: string) {
  const { stdout } = await site.cli('subscribers', 'list', '--json')
  const rows = stdout.split('\n').filter(Boolean)
  return rows.map((line) => listed.parse(JSON.parse(line))).find((row) => row.email === email)
}

let count = 0

/** An address that no other test of this process uses. */
function newAddress(): string {
  count += 1
  return `reader-${process.pid}-${count}-${test.info().project.name}@example.org`
}

test('a reader subscribes at the foot of a page, confirms by the mailed link and leaves', async ({
  page,
  site,
}) => {
  const email = newAddress()
  await page.goto(`${site.url}/kk/guides/screening`)
  await page.locator('#letter-email').fill(email)
  await page.getByRole('button', { name: 'Жазылу' }).click()
  await expect(page.locator('h1')).toHaveText('Поштаңызды тексеріңіз')
  expect(await subscriberOf(site, email)).toMatchObject({ status: 'pending', locale: 'kk' })

  const mail = await mailTo(site, email)
  expect(mail.html).toContain('lang="kk"')
  await page.goto(linkIn(mail, 'confirm'))
  expect(await subscriberOf(site, email)).toMatchObject({ status: 'pending' })
  await page.locator('main form button').click()
  await expect(page.locator('h1')).toHaveText('Сіз жазылдыңыз')
  expect(await subscriberOf(site, email)).toMatchObject({ status: 'confirmed' })

  const welcome = await mailTo(site, email, 2)
  await page.goto(linkIn(welcome, 'leave'))
  expect(await subscriberOf(site, email)).toMatchObject({ status: 'confirmed' })
  await page.locator('main form button').click()
  await expect(page.locator('h1')).toHaveText('Сіз жазылымнан бас тарттыңыз')
  expect(await subscriberOf(site, email)).toMatchObject({ status: 'left' })
  await page.locator('main form button').click()
  await expect(page.locator('h1')).toHaveText('Сіз қайта жазылдыңыз')
  expect(await subscriberOf(site, email)).toMatchObject({ status: 'confirmed' })
})

test('the code from the mail confirms where the page is still open', async ({ page, site }) => {
  const email = newAddress()
  await page.goto(`${site.url}/en/newsletter`)
  await page.locator('main [name=email]').fill(email)
  await page.locator('main [name=topics][value=heroes]').check()
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/newsletter\/sent/)
  const { text } = await mailTo(site, email)
  const code = /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? ''
  const wrong = code === '000000' ? '111111' : '000000'
  await page.locator('main [name=code]').fill(wrong)
  await page.locator('main form button').click()
  await expect(page.locator('main [name=code]')).toHaveAccessibleDescription(/is not right/)
  await page.locator('main [name=code]').fill(code)
  await page.locator('main form button').click()
  await expect(page.locator('h1')).toHaveText('You are subscribed')
  expect(await subscriberOf(site, email)).toMatchObject({
    status: 'confirmed',
    topics: ['letter', 'changes', 'heroes'],
  })
})

test('every address gets the same answer, and one mail an hour', async ({ page, site }) => {
  const email = newAddress()
  const answers: string[] = []
  for (let time = 0; time < 2; time += 1) {
    await page.goto(`${site.url}/en/newsletter`)
    await page.locator('main [name=email]').fill(email)
    await page.locator('main form button').first().click()
    await page.waitForURL(/\/newsletter\/sent/)
    answers.push((await page.locator('main').textContent()) ?? '')
  }
  expect(answers[1]).toBe(answers[0])
  await mailTo(site, email)
  expect(await site.mails(email)).toHaveLength(1)
})

for (const [what, typed, words] of [
  ['nothing', '', /Enter your email/],
  ['no address', 'not an address', /address/i],
  ['a script', '"><script>alert(1)</script>@x.y', /address/i],
  ['far too much', `${'a'.repeat(400)}@example.org`, /too long/i],
] as const) {
  test(`${what} in place of an address is refused in words and kept`, async ({ page, site }) => {
    await page.goto(`${site.url}/en/newsletter`)
    await page.locator('main [name=email]').fill(typed)
    await page.locator('main form button').first().click()
    await expect(page).toHaveTitle(/^Error: /)
    const field = page.locator('main [name=email]')
    await expect(field).toHaveAccessibleDescription(words)
    await expect(field).toHaveValue(typed)
  })
}

test('a used link says so, a broken one leads on', async ({ page, site }) => {
  const email = newAddress()
  await page.goto(`${site.url}/ru/newsletter`)
  await page.locator('main [name=email]').fill(email)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/newsletter\/sent/)
  const link = linkIn(await mailTo(site, email), 'confirm')
  await page.goto(link)
  await page.locator('main form button').click()
  await expect(page.locator('h1')).toHaveText('Вы подписаны')
  await page.goto(link)
  await expect(page.locator('h1')).toHaveText(/уже/)
  const answer = await page.goto(`${site.url}/ru/newsletter/confirm?token=nonsense`)
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('link', { name: 'Подписаться ещё раз' })).toBeVisible()
})

test('a mail program leaves with one post, without cookie or redirect', async ({ page, site }) => {
  const email = newAddress()
  await page.goto(`${site.url}/en/newsletter`)
  await page.locator('main [name=email]').fill(email)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/newsletter\/sent/)
  await page.goto(linkIn(await mailTo(site, email), 'confirm'))
  await page.locator('main form button').click()
  await expect(page.locator('h1')).toHaveText('You are subscribed')
  const welcome = await mailTo(site, email, 2)
  const oneClick =
    /<(http[^>]+one-click[^>]+)>/.exec(welcome.headers.get('list-unsubscribe') ?? '')?.[1] ?? ''
  const answer = await fetch(oneClick, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(answer.status).toBe(200)
  expect(await subscriberOf(site, email)).toMatchObject({ status: 'left' })
  // RFC 8058 lets providers send the same as multipart/form-data, and they may send it again.
  const body = new FormData()
  body.set('List-Unsubscribe', 'One-Click')
  expect((await fetch(oneClick, { method: 'POST', redirect: 'manual', body })).status).toBe(200)
  const looked = await fetch(oneClick.replace(/token=.*/, 'token=none'), { method: 'POST', body })
  expect(looked.status).toBe(404)
})

test('preferences change topics and language behind the leave link', async ({ page, site }) => {
  const email = newAddress()
  await page.goto(`${site.url}/en/newsletter`)
  await page.locator('main [name=email]').fill(email)
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/newsletter\/sent/)
  await page.goto(linkIn(await mailTo(site, email), 'confirm'))
  await page.locator('main form button').click()
  await expect(page.locator('h1')).toHaveText('You are subscribed')
  await page.goto(linkIn(await mailTo(site, email, 2), 'leave'))
  await page.getByRole('link', { name: 'Your newsletter settings' }).click()
  await page.locator('[name=topics][value=letter]').uncheck()
  await page.locator('[name=language][value=kk]').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status')).toHaveText('Saved.')
  expect(await subscriberOf(site, email)).toMatchObject({ topics: ['changes'], locale: 'kk' })
})
