import type { Page } from '@playwright/test'
import { faultsOf, sidewaysOf } from './axe.ts'
import { LOCALES, PAGE_KINDS } from './page-kinds.ts'
import { expect, test } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The tools are tried below, with all that is folded. */
const TEMPLATES = [
  ...PAGE_KINDS.filter((path) => !path.startsWith('/tools')),
  '/recommend/nominee?token=x',
  '/newsletter/preferences?token=x',
]

const PERSON = {
  name: 'Гүлсара Құдайбергенова-Сейітжанова',
  place: 'Талғар',
  'known-for': 'Кітапханашы',
  story: 'Ауылда кітапхана ашты.',
}

/** What a dark scheme changes; the markup is the same. */
const COLOURS = ['color-contrast']

for (const locale of LOCALES) {
  for (const path of TEMPLATES) {
    test(`axe finds nothing on /${locale}${path}, light or dark`, { tag: '@script' }, async ({
      page,
      site,
    }) => {
      // axe itself is a script: the pages without script are the same markup.
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(`${site.url}/${locale}${path}`)
      expect(await faultsOf(page, { tags: TAGS })).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await faultsOf(page, { rules: COLOURS })).toEqual([])
    })
  }
}

/** Looks at a page as it stands, in both schemes and at the narrowest width. */
async function expectNothingWrong(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await faultsOf(page, { tags: TAGS }), page.url()).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(page, { rules: COLOURS }), page.url()).toEqual([])
  expect(await sidewaysOf(page), page.url()).toBeLessThanOrEqual(0)
}

const TOOLS = [
  '/ru/tools',
  '/kk/tools/route',
  '/kk/tools/route?citizenship=IN&group=profession&group=it&group=ethnic',
  '/ru/tools/checklist?citizenship=DE&adults=1&children=2&home=rent&done=translate',
  '/kk/tools/timeline?citizenship=RU&arrival=2026-12-01&apply=2026-12-19&passport=2026-12-31',
  '/ru/tools/timeline?citizenship=XX&apply=31.12.2026&bank=x',
  '/en/tools/costs?citizenship=DE&adults=1&children=3&apply=2026-12-15',
]

for (const path of TOOLS) {
  test(`axe finds nothing on ${path}, its grounds unfolded`, { tag: '@script' }, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`${site.url}${path}`)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) {
        details.open = true
      }
    })
    await expectNothingWrong(page)
  })
}

test('axe finds nothing on the steps of a recommendation, with errors and without', {
  tag: '@script',
}, async ({ page, site }) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 640 })
  const send = page.locator('main form button').last()
  await page.goto(`${site.url}/kk/recommend`)
  await send.click()
  await expect(page).toHaveTitle(/^Қате: /)
  await expectNothingWrong(page)

  for (const [name, typed] of Object.entries(PERSON)) {
    await page.locator(`main [name=${name}]`).fill(typed)
  }
  await page.locator('[name=qualities][value=builds]').check()
  await send.click()
  await expect(page).toHaveURL(/\/recommend\/you$/)
  await page.locator('main [name=your-email]').fill('no address')
  await send.click()
  await expect(page).toHaveTitle(/^Қате: /)
  await expectNothingWrong(page)

  await page.locator('main [name=your-name]').fill('Болат')
  await page.locator('main [name=your-email]').fill(`axe-${process.pid}@example.org`)
  await page.locator('main [name=relation]').fill('Көрші')
  await page.locator('[name=consent]').check()
  await send.click()
  await expect(page).toHaveURL(/\/recommend\/check$/)
  await expectNothingWrong(page)

  await send.click()
  await expect(page).toHaveURL(/\/recommend\/sent$/)
  await expectNothingWrong(page)
  const hrefs = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const linkTo = (part: string) => hrefs.find((href) => href.includes(`${part}?token=`)) ?? ''
  await page.goto(linkTo('/status'))
  await expectNothingWrong(page)

  await page.goto(linkTo('/nominee'))
  await page.locator('form:has([name=scope]) button').click()
  await expect(page).toHaveTitle(/^Қате: /)
  await expectNothingWrong(page)
  await page.locator('[name=scope][value=story]').check()
  await page.locator('form:has([name=scope]) button').click()
  await expect(page.getByRole('status').first()).toBeVisible()
  await expectNothingWrong(page)
})

test('axe finds nothing where a subscription is mistyped, confirmed, set and left', {
  tag: '@script',
}, async ({ page, site }) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 640 })
  const send = page.locator('main form button').first()
  const email = `axe-${process.pid}@example.net`
  await page.goto(`${site.url}/ru/newsletter`)
  await page.locator('main [name=email]').fill('no address')
  await send.click()
  await expect(page).toHaveTitle(/^Ошибка: /)
  await expectNothingWrong(page)

  await page.locator('main [name=email]').fill(email)
  await send.click()
  await expect(page).toHaveURL(/\/newsletter\/sent/)
  for (const [nth, part] of ['confirm', 'leave'].entries()) {
    await expect
      .poll(async () => (await site.mails(email)).length, { timeout: 15_000 })
      .toBe(nth + 1)
    const words = (await site.mails(email)).at(-1)?.text.split(/\s+/) ?? []
    const link = words.find((word) => word.includes(`/newsletter/${part}?`)) ?? ''
    if (part === 'leave') {
      await page.goto(link.replace('/leave?', '/preferences?'))
      await expect(page.locator('[type=radio]').first()).toBeVisible()
      await expectNothingWrong(page)
    }
    await page.goto(link)
    await expectNothingWrong(page)
    const before = await page.title()
    await send.click()
    await expect(page).not.toHaveTitle(before)
    await expectNothingWrong(page)
  }
})
