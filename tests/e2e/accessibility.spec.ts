import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const TEMPLATES = [
  '',
  '/guides',
  '/guides/overview',
  '/guides/screening',
  '/guides/money-to-show',
  '/facts',
  '/facts/mci',
  '/facts/absence-limit',
  '/recommend',
  '/recommend/sent',
  '/newsletter',
  '/newsletter/sent',
  '/newsletter/confirm?token=x',
  '/newsletter/leave?token=x',
  '/about',
  '/privacy',
  '/accessibility',
  '/status',
  '/nothing-here',
]

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

function inWords({ violations }: AxeResults): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

for (const locale of ['en', 'ru', 'kk']) {
  for (const path of TEMPLATES) {
    test(`axe finds nothing on /${locale}${path}, light or dark`, async ({ page, site }) => {
      // axe itself is a script: the pages without script are the same markup.
      test.skip(test.info().project.name === 'no-script')
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(`${site.url}/${locale}${path}`)
      const light = await new AxeBuilder({ page }).withTags(TAGS).analyze()
      expect(inWords(light)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
      expect(inWords(dark)).toEqual([])
    })
  }
}

test('axe finds nothing on a form with errors', async ({ page, site }) => {
  test.skip(test.info().project.name === 'no-script')
  await page.goto(`${site.url}/kk/recommend`)
  await page.locator('main form button').click()
  await expect(page).toHaveTitle(/^Қате: /)
  expect(inWords(await new AxeBuilder({ page }).withTags(TAGS).analyze())).toEqual([])
})

test('no page scrolls sideways at 320 px', async ({ page, site }) => {
  test.skip(test.info().project.name === 'no-script')
  test.slow()
  await page.setViewportSize({ width: 320, height: 640 })
  for (const locale of ['en', 'ru', 'kk']) {
    for (const path of TEMPLATES) {
      await page.goto(`${site.url}/${locale}${path}`)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, `/${locale}${path}`).toBeLessThanOrEqual(0)
    }
  }
})
