import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startSite } from '../running-site.ts'
import { faultsOf, sidewaysOf } from './axe.ts'
import { enterDesk } from './desk-sign-in.ts'
import { linkIn, mailTo } from './newsletter-mails.ts'
import { pasteText } from './paste-text.ts'
import { EDITORS, expect, type TestedSite, test, withMails } from './site.ts'

const DATE = '2026-12-01'
const READER = 'reader@example.org'

const LETTER = `---
subject: Пошлина выросла
preheader: Сколько теперь платить за разрешение и с какого дня.
also-for: [en, kk]
---
## Что изменилось

За разрешение теперь платят **<Fact id="fee-prp" />**. Квитанцию берите с собой: без неё документы не примут.

## Что сделать сейчас

- проверьте срок паспорта
- запишитесь на приём заранее

Порядок по шагам — в статье [«Как продлить карту»](/guides/renewal).
`

/** Takes a picture at both widths when somebody wants to look at the pages. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sidewaysOf(page), `${name} at ${width}`).toBeLessThanOrEqual(0)
    if (folder) {
      // To hide the caret, a style would be written into the page, whose policy refuses it.
      const path = join(folder, `${name}-${width}.png`)
      await page.screenshot({ path, fullPage: true, caret: 'initial' })
    }
  }
}

test('a letter in Russian: written, checked, previewed, tested, sent, read in the archive, and left', {
  tag: '@script',
}, async ({ page, browser }) => {
  test.setTimeout(480_000)
  const root = await mkdtemp(join(tmpdir(), 'we-guide-walk-'))
  const content = join(root, 'content')
  await cp('content', content, { recursive: true })
  const site = withMails(await startSite({ EDITORS: EDITORS.join(','), CONTENT_DIR: content }))
  const reading = await browser.newContext({ locale: 'ru-RU' })
  const reader = await reading.newPage()
  await page.context().addCookies([{ name: 'locale', value: 'ru', url: site.url }])
  try {
    // A reader signs up and confirms.
    await reader.goto(`${site.url}/ru/newsletter`)
    await look(reader, '01-sign-up')
    await reader.locator('main [name=email]').fill(READER)
    await reader.getByRole('button', { name: 'Подписаться' }).click()
    await expect(reader.locator('h1')).toHaveText('Проверьте почту')
    await look(reader, '02-sent')
    const asking = await mailTo(site, READER)
    await scan(reader, asking.html)
    expect(await statusOf(site)).toBe('pending')
    await reader.goto(linkIn(asking, 'confirm'))
    await look(reader, '03-confirm')
    await reader.getByRole('button', { name: 'Подтвердить подписку' }).click()
    await expect(reader.locator('h1')).toHaveText('Вы подписаны')
    await look(reader, '04-confirmed')

    // An editor writes the letter, and publishes its text.
    await enterDesk(page, site)
    await page.goto(`${site.url}/desk/letters`)
    await look(page, '05-no-letters')
    await page.getByRole('link', { name: 'Написать выпуск' }).click()
    await page.locator('[name=slug]').fill(DATE)
    await page.locator('[name=language]').selectOption('ru')
    await look(page, '06-new')
    await page.getByRole('button', { name: 'Начать' }).click()
    const room = page
      .locator('form')
      .filter({ has: page.locator('.text-editor') })
      .first()
    await room.locator('.cm-content').click()
    await page.keyboard.press('ControlOrMeta+a')
    await pasteText(room.locator('.cm-content'), LETTER)
    await expect(room.locator('[data-saved]')).toHaveAttribute('data-saved', 'saved', {
      timeout: 90_000,
    })
    await look(page, '07-written')
    await page.goto(`${site.url}/desk/content/changes`)
    await page.locator('main [name=note]').fill('Декабрьский выпуск: пошлина')
    await page.getByRole('button', { name: 'Готово к проверке' }).click()
    await page.getByRole('button', { name: 'Опубликовать сейчас' }).click()
    await expect(page.getByRole('status')).toContainText('Текст опубликован', { timeout: 90_000 })
    await look(page, '08-published')

    // It is checked, previewed and tested.
    await expect(async () => {
      await page.goto(`${site.url}/desk/letters`)
      await page.getByRole('link', { name: 'Пошлина выросла' }).click({ timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    const main = page.locator('main')
    await expect(page.locator('h1')).toHaveText('Пошлина выросла')
    await expect(page.frameLocator('iframe').first().locator('h2').first()).toHaveText(
      'Что изменилось',
    )
    await expect(main).toContainText('Править тексты')
    expect(await faultsOf(page, { exclude: 'iframe' })).toEqual([])
    await look(page, '09-letter')
    await page.locator('select[name=language]').selectOption('ru')
    await page.getByRole('button', { name: 'Отправить мне пробу' }).click()
    await expect(page.getByRole('status').first()).toContainText('Пробное письмо отправлено вам')

    // It is sent, and arrives.
    await page.getByLabel('Да, отправить 1 человеку').check()
    await look(page, '10-before-sending')
    await page.getByRole('button', { name: 'Отправить сейчас' }).click()
    await expect(main).toContainText('Готово 1 из 1', { timeout: 60_000 })
    await look(page, '11-sent')
    await page.goto(`${site.url}/desk/letters`)
    await look(page, '12-letters')
    await page.goto(`${site.url}/desk/subscribers`)
    await look(page, '13-subscribers')
    const status = await site.cli('newsletter', 'status', '--json')
    expect(JSON.parse(status.stdout.trim().split('\n')[0] ?? '')).toMatchObject({
      date: DATE,
      copies: { sent: 1 },
    })
    const letter = await mailTo(site, READER, 3)
    expect(letter.headers.get('subject')).toBe('Пошлина выросла')
    expect(letter.text).toMatch(/За разрешение теперь платят [\d\s]+₸/)
    await lookAtMail(reader, letter.html)
    await scan(reader, letter.html)
    expect(await statusOf(site)).toBe('confirmed')

    // The reader opens it in the archive, and leaves; the settings lead back.
    const [, archive = ''] = /\((http\S+newsletter\/2026-12-01)\)/.exec(letter.text) ?? []
    expect((await reader.goto(archive))?.status()).toBe(200)
    await expect(reader.locator('h1')).toHaveText('Пошлина выросла')
    await look(reader, '14-archive')
    await reader.goto(`${site.url}/ru/newsletter`)
    await look(reader, '15-archive-list')
    await reader.goto(linkIn(letter, 'preferences'))
    await expect(reader.locator('main [name=topics]').first()).toBeVisible()
    await look(reader, '16-preferences')
    await reader.goto(linkIn(letter, 'leave'))
    await look(reader, '17-leave')
    await reader.locator('main form button').first().click()
    await expect(reader.locator('h1')).toHaveText('Вы отписались')
    await look(reader, '18-left')
    expect(await statusOf(site)).toBe('left')
  } finally {
    await reading.close()
    await site.stop()
    await rm(root, { recursive: true, force: true })
  }
})

/** Opens every link of a mail as a scanner does: asks for its head, then runs the page's scripts. */
async function scan(page: Page, html: string): Promise<void> {
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href)
  expect(links.length).toBeGreaterThan(0)
  for (const link of links.map((href) => href.replaceAll('&amp;', '&'))) {
    const head = await page.request.fetch(link, { method: 'HEAD' })
    expect(head.status(), link).toBe(200)
    await page.goto(link, { waitUntil: 'networkidle' })
  }
}

async function statusOf(site: TestedSite): Promise<string> {
  const { stdout } = await site.cli('subscribers', 'list', '--json')
  const line = stdout.split('\n').find((one) => one.includes(READER))
  return JSON.parse(line ?? '{}').status
}

/** The mail itself, as wide as phones, tablets and windows show it. */
async function lookAtMail(page: Page, html: string): Promise<void> {
  // A page of the site lets nobody write into it.
  await page.goto('about:blank')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [320, 600, 900]) {
      await page.setViewportSize({ width, height: 800 })
      await page.setContent(html)
      expect(await sidewaysOf(page), `the mail at ${width}`).toBeLessThanOrEqual(0)
      const { SHOTS } = process.env
      if (SHOTS) {
        const path = join(SHOTS, `mail-${width}-${colorScheme}.png`)
        await page.screenshot({ path, fullPage: true })
      }
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
