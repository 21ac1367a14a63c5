import { openStore } from '#lib/store/connect.ts'
import { faultsOf } from './axe.ts'
import { enterDesk } from './desk-sign-in.ts'
import { expect, type TestedSite, test } from './site.ts'

const HEAD = 'email,locale,topics,consent_day,consent_proof'

function csvOf(...lines: string[]) {
  const buffer = Buffer.from([HEAD, ...lines].join('\r\n'))
  return { name: 'old-list.csv', mimeType: 'text/csv', buffer }
}

async function isThere(site: TestedSite, email: string): Promise<boolean> {
  const { stdout } = await site.cli('subscribers', 'list', '--json', '--status', 'confirmed')
  return stdout.includes(email)
}

test('an old list is tried, imported, and goes on where a killed process left it', async ({
  page,
  site,
}) => {
  test.slow()
  const name = test.info().project.name
  const [email, late] = [`old-${name}@example.org`, `late-${name}@example.org`]
  const proof = '2025-03-14,"form at the fair, sheet 7"'
  await enterDesk(page, site)
  const address = `${site.url}/desk/subscribers/import`
  const main = page.locator('main')
  await page.goto(address)

  await page.locator('[name=file]').setInputFiles({ ...csvOf(), buffer: Buffer.from('a,b\n1,2') })
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(page.getByRole('alert').first()).toContainText('could not be read as a list')
  await expect(page.getByRole('alert').first()).toContainText('The first line lacks: email')

  await page
    .locator('[name=file]')
    .setInputFiles(csvOf(`${email},kk,letter,${proof}`, 'nobody@example.org,kk,letter,,'))
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(async () => {
    await page.goto(address)
    await expect(main).toContainText('1 person would be imported, 1 left out.', { timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await expect(main).toContainText('left out: no proof of consent')
  expect(await isThere(site, email)).toBe(false)
  // axe itself is a script: the page without script is the same markup.
  if (name === 'script') expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Import 1 person' }).click()
  await expect(async () => {
    await page.goto(address)
    await expect(main).toContainText('1 person was imported, 1 left out.', { timeout: 500 })
  }).toPass({ timeout: 20_000 })
  expect(await isThere(site, email)).toBe(true)

  // A process began an import an hour ago, and has not been heard of since.
  const store = await openStore({ dataDir: site.dataDir })
  const at = Temporal.Now.instant().subtract({ hours: 1 })
  const subscriber = {
    ...{ id: late, email: late, locale: 'kk' as const, topics: ['letter'] },
    ...{ leaveTokenHash: late, consentDay: '2025-03-14', proof: 'form at the fair' },
  }
  const lines = [{ line: 2, email: late, subscriber }]
  const leaseUntil = at.add({ seconds: 30 })
  const id = (await store.imports.begin({ by: 'gone@example.org', at, leaseUntil, lines })) ?? ''
  await store.imports.step({ id, at, leaseUntil, limit: 9 })
  await store.imports.importTried({ id, at, leaseUntil })
  await store.close()
  await page.goto(address)
  await expect(page.getByRole('alert').first()).toContainText('It stopped')
  await expect(main).toContainText('0 of 1 lines')
  await page.getByRole('button', { name: 'Go on from here' }).click()
  await expect(async () => {
    await page.goto(address)
    await expect(main).toContainText('1 person was imported, 0 left out.', { timeout: 500 })
  }).toPass({ timeout: 20_000 })
  expect(await isThere(site, late)).toBe(true)
})
