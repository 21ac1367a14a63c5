import { startSite } from '../running-site.ts'
import { collectReports, expect, test } from './site.ts'

test('a guide has no script and no style but its own, and looks as it should', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/en/guides/apply-and-wait`)
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(0)
  await expect(page.locator('link[rel=stylesheet]')).toHaveCount(0)
  await expect(page.locator('h1')).toHaveCSS('font-weight', '600')
  await expect(page.locator('[style]')).toHaveCount(0)
})

test('a form at the foot of a page without script is sent and answered', async ({ page, site }) => {
  await page.goto(`${site.url}/en/guides/screening`)
  const email = `edition-${process.pid}-${test.info().project.name}@example.org`
  await page.locator('#letter-email').fill(email)
  await page.locator('#letter-email').press('Enter')
  await expect(page).toHaveURL(/\/en\/newsletter\/sent/)
  await expect.poll(async () => (await site.mails(email)).length, { timeout: 15_000 }).toBe(1)
})

test('a reader goes from page to page through links that may be followed ahead', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/ru/guides`)
  const link = page.locator('main a[href^="/ru/guides/"]').first()
  await link.hover()
  // Long enough for a browser to make the page ready.
  await page.waitForTimeout(600)
  await link.click()
  await expect(page).toHaveURL(/\/ru\/guides\/[a-z-]+$/)
  await expect(page.locator('article h2').first()).toBeVisible()
})

test('a browser stops a script that nothing names, on any kind of page, and reports it', async ({
  browser,
}) => {
  const reports = await collectReports()
  const site = await startSite({ CSP_REPORTS: reports.url })
  const context = await browser.newContext({ javaScriptEnabled: true })
  const page = await context.newPage()
  for (const path of [
    '/en/guides/overview',
    '/en/search',
    '/en/nothing-here',
    '/en/facts?on=2026-01-01',
  ]) {
    await page.goto(`${site.url}${path}`)
    await page
      .evaluate(() => {
        const image = document.createElement('img')
        image.setAttribute('onerror', 'document.title = "run"')
        document.body.append(image)
        image.dispatchEvent(new Event('error'))
      })
      // Where Trusted Types hold, it is the attribute that is refused.
      .catch(() => undefined)
    await expect.poll(() => reports.received.join('\n'), path).toContain(`${site.url}${path}`)
    expect(await page.title(), path).not.toBe('run')
  }
  await context.close()
  await site.stop()
  reports.stop()
})
