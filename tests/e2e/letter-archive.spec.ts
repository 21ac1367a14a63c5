import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#lib/store/connect.ts'
import { letterFile } from '../factories/letter.ts'
import { confirmedSubscriber } from '../factories/sign-up.ts'
import { startSite } from '../running-site.ts'
import { expect, test, withMails } from './site.ts'

const SUBJECTS = { en: 'The duty in December', ru: 'Пошлина в декабре', kk: 'Желтоқсандағы баж' }

const BODY = `## What has changed

You pay **<Fact id="fee-prp" />** now for the quibblefish. Read [the guide](/guides/renewal).

- Have the receipt
- Keep it
`

test('a letter is in the archive, the feed, the sitemap and the search once it was sent', {
  tag: '@no-script',
}, async ({ browser }) => {
  test.setTimeout(180_000)
  const content = await mkdtemp(join(tmpdir(), 'we-guide-content-'))
  await cp('content', content, { recursive: true })
  const folder = join(content, 'letters', '2026-12-01')
  await mkdir(folder, { recursive: true })
  for (const [locale, subject] of Object.entries(SUBJECTS)) {
    await writeFile(join(folder, `${locale}.mdx`), letterFile(BODY, subject))
  }
  const site = withMails(await startSite({ CONTENT_DIR: content }))
  const store = await openStore({ dataDir: site.dataDir })
  await confirmedSubscriber(store, {
    email: 'reader@example.org',
    locale: 'kk',
    at: Temporal.Now.instant(),
  })
  await store.close()
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const address = `${site.url}/kk/newsletter/2026-12-01`

  expect((await page.goto(address))?.status()).toBe(404)
  expect((await page.goto(`${site.url}/kk/newsletter/2026-13-01`))?.status()).toBe(404)

  expect(await site.cli('newsletter', 'send', '2026-12-01')).toMatchObject({ code: 0 })
  const findLetter = async () =>
    (await site.mails()).find(({ headers }) => headers.get('subject') === SUBJECTS.kk)
  await expect.poll(findLetter, { timeout: 30_000 }).toBeDefined()
  const letter = await findLetter()
  const [, inBrowser] = /Браузерде ашу \((http\S+)\)/.exec(letter?.text ?? '') ?? []
  expect(inBrowser).toBe(address)

  const response = await page.goto(address)
  expect(response?.status()).toBe(200)
  await expect(page.locator('h1')).toHaveText(SUBJECTS.kk)
  await expect(page.locator('article li')).toHaveCount(2)
  await expect(page.locator('main')).not.toContainText('TOKEN')
  await expect(page.locator('main article a[href*="token="]')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'the guide' })).toHaveAttribute(
    'href',
    `${site.url}/kk/guides/renewal`,
  )
  await expect(page.locator('link[rel=alternate][hreflang=ru]')).toHaveAttribute(
    'href',
    `${site.url}/ru/newsletter/2026-12-01`,
  )
  await expect(page.locator('article [style]')).toHaveCount(0)
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
  const image = await page.request.get(picture ?? '')
  expect(image.headers()['content-type']).toBe('image/png')

  await page.goto(`${site.url}/ru/newsletter`)
  await page.getByRole('link', { name: SUBJECTS.ru }).click()
  await expect(page.locator('h1')).toHaveText(SUBJECTS.ru)

  const read = async (path: string) => (await page.request.get(`${site.url}${path}`)).text()
  await expect.poll(() => read('/ru/feed.xml'), { timeout: 20_000 }).toContain(SUBJECTS.ru)
  await expect
    .poll(() => read('/sitemap.xml'), { timeout: 20_000 })
    .toContain('/en/newsletter/2026-12-01')
  await expect
    .poll(() => read('/en/search?q=quibblefish'), { timeout: 20_000 })
    .toContain('/en/newsletter/2026-12-01')

  // It was sent as it is: what the text says later changes nothing.
  await writeFile(join(folder, 'ru.mdx'), letterFile('Another text.', 'Another subject'))
  await site.restart()
  await page.goto(`${site.url}/ru/newsletter/2026-12-01`)
  await expect(page.locator('h1')).toHaveText(SUBJECTS.ru)
  await expect.poll(() => read('/ru/feed.xml'), { timeout: 20_000 }).toContain(SUBJECTS.ru)

  await context.close()
  await site.stop()
  await rm(content, { recursive: true, force: true })
})
