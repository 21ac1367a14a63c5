import { readFile } from 'node:fs/promises'
import { hashToken } from '#lib/config/token.ts'
import { openStore } from '#lib/store/connect.ts'
import { openReader } from '../factories/reader.ts'
import { linkIn, mailTo } from './newsletter-mails.ts'
import { expect, type TestedSite, test } from './site.ts'

test.use({ viewport: { width: 360, height: 740 } })

let count = 0

function newAddress(): string {
  count += 1
  return `follow-${process.pid}-${count}-${test.info().project.name}@example.org`
}

async function isKept(site: TestedSite, email: string): Promise<boolean> {
  const { stdout } = await site.cli('subscribers', 'list', '--json')
  return stdout.includes(email)
}

test('a reader follows a fact and a guide, pauses, reads what is kept, leaves, returns and erases it', async ({
  page,
  site,
}) => {
  test.slow()
  const email = newAddress()
  await page.goto('/ru/facts/fee-prp')
  await page.getByRole('link', { name: 'Сообщить мне, когда это изменится' }).click()
  await expect(page.locator('main [name=follow]')).toBeChecked()
  await expect(page.locator('main [name=topics]:checked')).toHaveCount(0)
  await page.locator('main [name=email]').fill('not an address')
  await page.getByRole('button', { name: 'Подписаться' }).click()
  await expect(page).toHaveTitle(/^Ошибка: /)
  await expect(page.locator('main [name=follow]')).toBeChecked()
  await page.locator('main [name=email]').fill(email)
  await page.getByRole('button', { name: 'Подписаться' }).click()
  await expect(page.locator('h1')).toHaveText('Проверьте почту')
  await expect(page.locator('main')).toContainText('Запросить письмо ещё раз можно после')

  await page.goto(linkIn(await mailTo(site, email), 'confirm'))
  await expect(page.locator('main li')).toHaveText(/^Факт «/)
  await page.getByRole('button', { name: 'Подтвердить подписку' }).click()
  await expect(page.locator('h1')).toHaveText('Вы подписаны')
  const welcome = await mailTo(site, email, 2)
  expect(welcome.text).toContain('Изменения в том, за чем вы следите')

  // Who is on the list follows more by a mail of its own; looking at its link adds nothing.
  await page.goto('/ru/guides/renewal')
  await page.getByRole('link', { name: 'Сообщить мне, если изменится правило' }).click()
  await page.locator('main [name=email]').fill(email)
  await page.getByRole('button', { name: 'Подписаться' }).click()
  await expect(page.locator('h1')).toHaveText('Проверьте почту')
  const add = linkIn(await mailTo(site, email, 3), 'confirm')
  await page.goto(add)
  await expect(page.locator('h1')).toHaveText('Подтвердите, за чем следить')
  const settings = linkIn(welcome, 'preferences')
  await page.goto(settings)
  await expect(page.locator('#follows ~ ul > li')).toHaveCount(1)
  await page.goto(add)
  await page.getByRole('button', { name: 'Следить и за этим' }).click()
  await expect(page.locator('h1')).toHaveText('Готово: вы за этим следите')
  await page.getByRole('link', { name: 'Настройки писем' }).click()
  await expect(page.locator('#follows ~ ul > li')).toHaveCount(2)

  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(scrolls, 'the settings scroll sideways').toBe(false)

  // Scanners open each link of a mail and each on the page; nothing changes by that.
  for (const link of [settings, `${settings}&erase=1`, `${settings}&state=paused`]) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await page.request.fetch(link, { method })
      expect(answer.status()).toBe(200)
      expect(answer.headers()['cache-control']).toContain('no-store')
    }
  }
  await page.reload()
  await expect(page.locator('#follows ~ ul > li')).toHaveCount(2)
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)

  await page.getByRole('button', { name: 'Сделать перерыв на три месяца' }).click()
  await expect(page.locator('main')).toContainText('Перерыв: до ')
  await page.getByRole('button', { name: 'Снова присылать письма' }).click()
  await expect(page.getByRole('status')).toHaveText('Письма снова будут приходить.')
  await page.getByRole('button', { name: 'Не следить: Статья' }).click()
  await expect(page.locator('#follows ~ ul > li')).toHaveCount(1)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Скачать файл (JSON)' }).click()
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(file).toMatchObject({
    subscriber: { email, locale: 'ru', topics: [], status: 'confirmed' },
    follows: [{ kind: 'fact', target: 'fee-prp' }],
  })
  expect(file.mails.length).toBe(3)
  expect(JSON.stringify(file)).not.toContain('"id"')

  await page.locator('#leave ~ form button').click()
  await expect(page.locator('h1')).toHaveText('Вы отписались')
  await page.goto(settings)
  await page.getByRole('button', { name: 'Подписаться снова' }).click()
  await expect(page.locator('h1')).toHaveText('Вы снова подписаны')

  await page.goto(settings)
  await page.getByRole('link', { name: 'Стереть всё обо мне' }).click()
  await expect(page.locator('h1')).toHaveText('Стереть всё об этом адресе?')
  expect(await isKept(site, email)).toBe(true)
  await page.getByRole('button', { name: 'Да, стереть всё' }).click()
  await expect(page.locator('h1')).toHaveText('Всё стёрто')
  expect(await isKept(site, email)).toBe(false)
  expect(await site.mails(email)).toEqual([])
  await page.goto(settings)
  await expect(page.locator('h1')).toHaveText('Эта ссылка больше не действует')
})

test('a topic or something to follow must stay chosen', async ({ page, site }) => {
  const email = newAddress()
  await page.goto('/kk/newsletter?country=TR')
  await expect(page.getByText('Мына ел азаматтарына арналған ережелер: Түркия')).toBeVisible()
  await page.locator('main [name=follow]').uncheck()
  await page.locator('main [name=email]').fill(email)
  await page.locator('main form button').first().click()
  await expect(page).toHaveTitle(/^Қате: /)
  await page.locator('main [name=topics][value=letter]').check()
  await page.locator('main form button').first().click()
  await page.goto(linkIn(await mailTo(site, email), 'confirm'))
  await page.locator('main form button').click()
  await page.goto(linkIn(await mailTo(site, email, 2), 'preferences'))
  await page.locator('main [name=topics][value=letter]').uncheck()
  await page.getByRole('button', { name: 'Сақтау' }).click()
  await expect(page).toHaveTitle(/^Қате: /)
  await expect(page.locator('main [name=topics][value=letter]')).toBeChecked()
})

test('the reply is the same in every byte, whoever an address belongs to', {
  tag: '@no-script',
}, async ({ site }) => {
  // No word of the page: they are taken out of it again.
  const names = ['qx-fresh', 'qx-waits', 'qx-takes', 'qx-leave', 'qx-block']
  const store = await openStore({ dataDir: site.dataDir })
  const at = Temporal.Now.instant().subtract({ hours: 2 })
  const mail = { kind: 'x', locale: 'en' as const, subject: 's', text: 't', html: 'h', headers: {} }
  for (const name of names.slice(1)) {
    const email = `${name}@example.org`
    const hash = hashToken(name)
    await store.subscribers.askToConfirm({
      email,
      locale: 'en',
      topics: ['letter'],
      at,
      token: { hash, codeHash: name, expiresAt: at.add({ hours: 24 }) },
      limits: [],
      mail: () => ({ ...mail, to: 'nobody@example.org' }),
    })
    if (name === 'qx-waits') continue
    const confirmed = {
      hash,
      at,
      leaveTokenHash: hash,
      mail: () => ({ ...mail, to: 'n@example.org' }),
    }
    await store.subscribers.confirm(confirmed)
    if (name === 'qx-leave') await store.subscribers.setLeft(hash, true, at)
    if (name === 'qx-block') {
      await store.suppressions.add({ email, reason: 'abuse', note: '', at, by: 'site' })
    }
  }
  await store.close()
  const replies: string[] = []
  for (const name of names) {
    const reader = openReader(site.url)
    const form = await reader.get('/en/newsletter?fact=mci')
    const fields = { email: `${name}@example.org`, follow: 'fact:mci', topics: ['letter'] }
    const answer = await reader.post(form, 'email', fields)
    const sent = await reader.get('/en/newsletter/sent')
    const headers = [...answer.headers]
      .filter(([header]) => !['date', 'set-cookie'].includes(header))
      .map(([header, value]) => `${header}: ${value}`)
    const body = sent.html
      .replaceAll(name, '—')
      .replaceAll(/\d\d:\d\d/g, 'time')
      .replaceAll(/nonce="[^"]*"/g, '')
    replies.push([answer.status, await answer.text(), ...headers, body].join('\n'))
  }
  expect(replies[0]).toContain('Check your email')
  for (const reply of replies) expect(reply).toBe(replies[0])
})
