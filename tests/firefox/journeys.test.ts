import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { translator } from '#lib/i18n/messages.ts'
import { readMail } from '../factories/read-mail.ts'
import { type RunningSite, startSite } from '../running-site.ts'
import { fill, follow, startFirefox, textOf } from './firefox.ts'

let site: RunningSite
let browser: Browser
let page: Page

beforeAll(async () => {
  site = await startSite()
  browser = await startFirefox()
})
beforeEach(async () => {
  page = await browser.newPage()
  return () => page.close()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

describe('in Firefox', () => {
  it('a reader opens the note of a figure, closes it, and follows the figure to its record', async () => {
    await page.goto(`${site.url}/en/guides/money-to-show`)
    await page
      .locator('button[popovertarget]:not([popovertarget=menu], [popovertarget=search-box])')
      .click()
    const isOpen = () =>
      page.$eval('article', () => document.querySelector('[popover]:popover-open') !== null)
    expect(await isOpen()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await isOpen()).toBe(false)
    await follow(page, 'main a[href^="/en/facts/"]')
    expect(new URL(page.url()).pathname).toMatch(/^\/en\/facts\/[a-z0-9-]+$/)
  })

  it('a newcomer is told the next three steps of a plan', async () => {
    await page.goto(`${site.url}/en`)
    await page.select('main [name=citizenship]', 'MN')
    await page.select('main [name=place]', 'abroad')
    await follow(page, 'main form[action*="/plan"] button')
    expect(page.url()).toBe(`${site.url}/en/plan?citizenship=MN&place=abroad#result`)
    expect(await textOf(page, '#result')).toContain('Get the documents from your country')
  })

  it('a search in the header finds a guide', async () => {
    await page.goto(`${site.url}/ru`)
    await page.locator('button[popovertarget=search-box]').click()
    await page.locator('#search-box-q').fill('продление карты')
    await follow(page, '#search-box button')
    const first = await page.$eval('[data-results] a', (link) => link.getAttribute('href'))
    expect(first).toMatch(/^\/ru\/guides\/renewal/)
  })

  it('a recommendation is stored under the reference that is shown', async () => {
    await page.goto(`${site.url}/kk/recommend`)
    const person = { name: 'Әсел «Ұстаз»', place: 'Алматы', 'known-for': 'Көмектеседі' }
    await fill(page, { ...person, story: 'Бірінші жол\nЕкінші жол' })
    await page.locator('[name=qualities][value=fair]').click()
    await follow(page, 'main form button')
    const sender = { 'your-name': 'Дәурен', 'your-email': 'dauren@example.org', relation: 'Көрші' }
    await fill(page, sender)
    await page.locator('[name=consent]').click()
    await follow(page, 'main form button')
    await follow(page, 'main form button')
    const reference = await textOf(page, '[data-reference]')
    const { stdout } = await site.cli('recommendations', 'list', '--json')
    const rows = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    expect(rows.find((row) => row.reference === reference)).toMatchObject({
      locale: 'kk',
      person: { name: person.name, qualities: ['fair'], story: 'Бірінші жол\nЕкінші жол' },
    })
  })

  it('a subscription is confirmed by the mailed link', async () => {
    await page.goto(`${site.url}/ru/guides/screening`)
    await page.locator('#letter-email').fill('firefox@example.org')
    await follow(page, 'form:has(#letter-email) button')
    const t = translator('ru')
    expect(await textOf(page, 'h1')).toBe(t('letter.sentTitle'))
    const link = await vi.waitFor(confirmLink, { timeout: 20_000, interval: 200 })
    await page.goto(link)
    await follow(page, 'main form button')
    const { stdout } = await site.cli('subscribers', 'list', '--json')
    expect(stdout).toMatch(/"email":"firefox@example.org".*"status":"confirmed"/)
  })
})

async function confirmLink(): Promise<string> {
  const folder = join(site.dataDir, 'mail')
  for (const name of await readdir(folder)) {
    const { text } = readMail(await readFile(join(folder, name)))
    const link = text.split(/\s+/).find((word) => word.includes('/newsletter/confirm?'))
    if (link) return link
  }
  throw new Error('no mail with a link to confirm')
}
