import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openStore } from '#lib/store/connect.ts'
import { letterFile } from '../factories/letter.ts'
import { confirmedSubscriber } from '../factories/sign-up.ts'
import { startSite } from '../running-site.ts'
import { faultsOf, sidewaysOf } from './axe.ts'
import { enterDesk } from './desk-sign-in.ts'
import { EDITORS, expect, test, withMails } from './site.ts'

const DATE = '2026-12-01'

const BODIES = {
  en: '## Fees\n\nYou pay **<Fact id="fee-prp" />**. See [the guide](/guides/the-card).\n',
  ru: '## Пошлина\n\nВы платите **<Fact id="fee-prp" />**. См. [статью](/guides/the-card).\n',
}

/** The site's own content with one letter, which is not written in Kazakh. */
async function contentWithLetter(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'we-guide-letters-'))
  await cp('content', folder, { recursive: true })
  await mkdir(join(folder, 'letters', DATE), { recursive: true })
  for (const locale of ['en', 'ru'] as const) {
    const file = letterFile(BODIES[locale], locale === 'en' ? 'The fee in brief' : 'О пошлине')
    const text = locale === 'ru' ? file.replace('preheader', 'also-for: [kk]\npreheader') : file
    await writeFile(join(folder, 'letters', DATE, `${locale}.mdx`), text)
  }
  return folder
}

test('a letter is checked, tested, agreed to by another editor and sent; a scanner changes nothing', {
  tag: '@script',
}, async ({ page, browser }) => {
  test.slow()
  const folder = await contentWithLetter()
  const site = withMails(
    await startSite({ EDITORS: EDITORS.join(','), CONTENT_DIR: folder, LETTER_REVIEW: 'two' }),
  )
  try {
    const store = await openStore({ dataDir: site.dataDir })
    for (const locale of ['en', 'ru', 'kk'] as const) {
      await confirmedSubscriber(store, { email: `${locale}@example.org`, locale })
    }
    await confirmedSubscriber(store, { email: 'heroes@example.org', topics: ['heroes'] })
    await store.close()
    const editor = await enterDesk(page, site)
    await page.goto(`${site.url}/desk/letters`)
    await expect(page.locator('[data-row]')).toContainText('not sent')
    await page.getByRole('link', { name: 'The fee in brief' }).click()
    const main = page.locator('main')
    await expect(main).toContainText('Kazakh: readers get it in Russian')
    await expect(main).toContainText('Confirmed, want the newsletter')
    await expect(main).toContainText('3 (English 1, Russian 1, Kazakh 1)')
    await expect(page.getByRole('button', { name: 'Send now' })).toHaveCount(0)
    const frame = page.frameLocator('iframe').first()
    await expect(frame.locator('h2')).toHaveText('Fees')
    await page
      .getByRole('navigation', { name: 'Language of the preview' })
      .getByText('Kazakh')
      .click()
    await expect(frame.locator('h2')).toHaveText('Пошлина')
    await expect(frame.locator('[lang=kk]').first()).toContainText('тіліңізде жазылмаған')
    await page.locator('select[name=language]').selectOption('ru')
    await page.getByRole('button', { name: 'Send me a test' }).click()
    await expect(page.getByRole('status').first()).toContainText('on its way')
    // Editors also get the weekly mail of facts that are due.
    const subjects = async () =>
      (await site.mails(editor)).map(({ headers }) => headers.get('subject'))
    await expect.poll(subjects, { timeout: 15_000 }).toContain('[Проба] О пошлине')
    expect(await faultsOf(page, { exclude: 'iframe' })).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await sidewaysOf(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1280, height: 720 })

    const other = await browser.newPage()
    await enterDesk(other, site, 1)
    await other.goto(`${site.url}/desk/letters/${DATE}`)
    await other.getByRole('button', { name: 'I have read it and agree' }).click()
    await expect(other.getByRole('status').first()).toContainText('you have approved')
    await other.close()

    await page.goto(`${site.url}/desk/letters/${DATE}`)
    await page.getByLabel('Yes, send it to 3 people').check()
    await page.getByRole('button', { name: 'Send now' }).click()
    await expect(main).toContainText('3 of 3 copies done', { timeout: 30_000 })
    await expect(main.locator('[data-letter=sent]')).toHaveText('sent')
    const mails = (await site.mails()).filter(({ headers }) => headers.has('list-id'))
    expect(mails.map(({ headers }) => headers.get('to')).toSorted()).toEqual(
      ['en', 'kk', 'ru'].map((name) => `${name}@example.org`),
    )
    // A scanner opens every link, and nobody has left by it.
    for (const [, href = ''] of mails.flatMap(({ html }) => [
      ...html.matchAll(/href="([^"]+)"/g),
    ])) {
      for (const method of ['HEAD', 'GET']) {
        const { status } = await fetch(href.replaceAll('&amp;', '&'), { method })
        expect(status, `${method} ${href}`).toBe(200)
      }
    }
    const confirmed = async () =>
      (await site.cli('subscribers', 'list', '--json', '--status', 'confirmed')).stdout.match(/@/g)
    expect(await confirmed()).toHaveLength(4)
    await page.goto(`${site.url}/desk/audit-log?of=desk`)
    for (const said of ['sent a test', 'approved a newsletter', 'began sending']) {
      await expect(main).toContainText(said)
    }
    await page.goto(`${site.url}/desk/mails`)
    await page.getByRole('link', { name: 'О пошлине' }).first().click()
    await expect(page.frameLocator('iframe').first().locator('h2')).toHaveText('Пошлина')
    await page.goto(`${site.url}/desk/subscribers`)
    await expect(main).toContainText('3 of 3 arrived as far as we know (100 %)')
    if (process.env.SHOTS) await takePictures(page, site.url, process.env.SHOTS)
  } finally {
    await site.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

/** Pictures of the desk's pages about letters and of the mail, to be looked at. */
async function takePictures(page: Page, url: string, folder: string) {
  const pages = {
    letters: '/desk/letters',
    letter: `/desk/letters/${DATE}`,
    mail: `/desk/preview/letters/${DATE}/ru`,
    fallback: `/desk/preview/letters/${DATE}/kk`,
    subscribers: '/desk/subscribers',
    blocked: '/desk/subscribers/blocked',
    import: '/desk/subscribers/import',
    mails: '/desk/mails',
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [360, 800, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(url + path)
        await page.screenshot({
          path: join(folder, `${name}-${width}-${colorScheme}.png`),
          fullPage: true,
        })
      }
    }
  }
}
