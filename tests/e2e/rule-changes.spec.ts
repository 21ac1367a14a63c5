import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#lib/store/connect.ts'
import { startSite } from '../running-site.ts'
import { enterDesk } from './desk-sign-in.ts'
import { linkIn, mailTo } from './newsletter-mails.ts'
import { EDITORS, expect, type TestedSite, test, withMails } from './site.ts'

/** A running site with a copy of the content, as editors change it. */
async function siteWithContent() {
  const content = await mkdtemp(join(tmpdir(), 'we-guide-content-'))
  await cp('content', content, { recursive: true })
  const site = withMails(await startSite({ EDITORS: EDITORS.join(','), CONTENT_DIR: content }))
  return {
    content,
    site,
    async [Symbol.asyncDispose]() {
      await site.stop()
      await rm(content, { recursive: true, force: true })
    },
  }
}

/** Gives the last period of a record another value, as an editor who corrects it. */
async function changeFact(content: string, file: string, id: string, value: number): Promise<void> {
  const path = join(content, 'facts', file)
  const records = (await readFile(path, 'utf8')).split(/^(?=- id: )/m)
  const changed = records.map((record) => {
    if (!record.startsWith(`- id: ${id}\n`)) return record
    const at = record.lastIndexOf('\n      value: ')
    return record.slice(0, at) + record.slice(at).replace(/value: .*/, `value: ${value}`)
  })
  if (changed.join('') === records.join('')) throw new Error(`${id} was not changed`)
  await writeFile(path, changed.join(''))
}

async function subscribe(
  page: import('@playwright/test').Page,
  site: TestedSite,
  path: string,
  email: string,
  topics: string[] = [],
) {
  await page.goto(`${site.url}${path}`)
  await page.locator('main [name=email]').fill(email)
  for (const topic of topics) await page.locator(`main [name=topics][value=${topic}]`).check()
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/newsletter\/sent/)
  await page.goto(linkIn(await mailTo(site, email), 'confirm'))
  await page.locator('main form button').click()
  await mailTo(site, email, 2)
}

const DIGEST = /^Сізге қатысты|^\d+ rules? that concern|^A rule that concerns|^Изменил/

async function digestsOf(site: TestedSite, email: string) {
  return (await site.mails(email)).filter(({ headers }) =>
    DIGEST.test(headers.get('subject') ?? ''),
  )
}

test('a change of a fact reaches a follower in Kazakh with a saved plan once, a minor one nobody', {
  tag: '@no-script',
}, async ({ browser }) => {
  test.setTimeout(240_000)
  await using running = await siteWithContent()
  const { site, content } = running
  const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false })
  const page = await context.newPage()

  const plan =
    'citizenship=RU&place=visa-free&arrival=2026-11-20&apply=2026-12-28&certificate=2026-11-25'
  await page.goto(`${site.url}/kk/plan?${plan}`)
  const door = await page.locator('main a[href*="/newsletter?plan="]').first().getAttribute('href')
  await subscribe(page, site, door ?? '', 'plan@example.org')
  await subscribe(page, site, '/ru/newsletter', 'all@example.org', ['changes'])
  await subscribe(page, site, '/en/newsletter?fact=absence-limit', 'other@example.org')

  await changeFact(content, 'fees.yml', 'fee-prp', 6)
  await enterDesk(page, site)
  const change = (id: string) => page.locator(`[data-change=${id}]`)
  await expect(async () => {
    await page.goto(`${site.url}/desk/rule-changes`)
    await expect(change('fee-prp')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 90_000 })
  await expect(change('fee-prp')).toContainText('4 MCI → 6 MCI')
  await expect(change('fee-prp').locator('[data-concerns]')).toContainText('Concerns 2 readers')

  // A sentence is missing: nothing is lost, and nothing is announced.
  await change('fee-prp').locator('[name=en]').fill('The duty is six indices now.')
  await change('fee-prp').locator('[name=kk]').fill('Баж енді алты АЕК.')
  await change('fee-prp').locator('[name=ru]').fill('')
  await change('fee-prp').getByRole('button', { name: 'Announce' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(change('fee-prp').locator('[name=kk]')).toHaveValue('Баж енді алты АЕК.')
  await change('fee-prp').locator('[name=ru]').fill('Пошлина теперь шесть МРП.')
  await change('fee-prp').getByRole('button', { name: 'Announce' }).click()
  await expect(page.getByRole('status')).toContainText('Announced')
  await expect(page.locator('[data-waiting]')).toHaveCount(1)

  await changeFact(content, 'procedure.yml', 'review-term', 46)
  await expect(async () => {
    await page.goto(`${site.url}/desk/rule-changes`)
    await expect(change('review-term')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 90_000 })
  await change('review-term').getByRole('button', { name: 'Minor: do not notify anyone' }).click()
  await expect(page.getByRole('status')).toContainText('Nobody is told')
  await expect(page.locator('[data-change]')).toHaveCount(0)

  await page.getByRole('button', { name: 'Send the digest now' }).click()
  await expect(page.getByRole('status')).toContainText('The digest is going out')
  await mailTo(site, 'plan@example.org', 3)
  await mailTo(site, 'all@example.org', 3)
  const [told] = await digestsOf(site, 'plan@example.org')
  expect(told?.text).toContain('Баж енді алты АЕК.')
  expect(told?.text).toMatch(/енді 25\s950\s₸ \(бұрын: 17\s300\s₸\)/)
  expect(told?.html).toContain('lang="kk"')
  expect((await digestsOf(site, 'all@example.org'))[0]?.text).toContain('Пошлина теперь шесть МРП.')
  expect(await digestsOf(site, 'all@example.org')).toHaveLength(1)
  expect((await digestsOf(site, 'all@example.org'))[0]?.text).not.toContain('46')
  expect(await digestsOf(site, 'other@example.org')).toEqual([])

  // A kill and a new start tell nobody twice: the digest has ended, and mails that were stored
  // before those of a new reader went out before them.
  await site.kill()
  await site.restart()
  const store = await openStore({ dataDir: site.dataDir })
  await expect.poll(() => store.ruleChanges.openDigests(), { timeout: 30_000 }).toEqual([])
  await store.close()
  await subscribe(page, site, '/en/newsletter', 'later@example.org', ['changes'])
  expect(await digestsOf(site, 'plan@example.org')).toHaveLength(1)
  expect(await digestsOf(site, 'all@example.org')).toHaveLength(1)
  expect(await digestsOf(site, 'later@example.org')).toEqual([])
  await context.close()
})
