import { hasProxy, type ProxyName, startProxy } from '../factories/proxy.ts'
import { freePort, startSite } from '../running-site.ts'
import { linkIn, mailTo } from './newsletter-mails.ts'
import { expect, test, withMails } from './site.ts'

const PROXIES: ProxyName[] = ['nginx', 'Caddy']

for (const name of PROXIES) {
  test(`behind ${name} a reader reads, searches, subscribes and leaves over https`, async ({
    browser,
  }) => {
    test.skip(!hasProxy(name), `${name} is not installed`)
    test.setTimeout(120_000)
    const port = await freePort()
    const proxy = await startProxy(name, [port])
    const site = withMails(await startSite({ PORT: String(port), SITE_URL: proxy.url }))
    const context = await browser.newContext({ ignoreHTTPSErrors: true })
    try {
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      await page.goto(`${proxy.url}/kk/guides/screening`)
      expect(
        await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.toJSON()),
      ).toMatchObject({
        nextHopProtocol: 'h2',
      })
      await page.goto(`${proxy.url}/en/search`)
      await page.getByLabel('What are you looking for?').fill('landlord takes you off the register')
      await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
      await page.locator('ol[data-results] > li').first().getByRole('link').first().click()
      await expect(page).toHaveURL(/^https:.*\/en\/guides\/housing-and-registration#/)

      const email = `reader-${test.info().project.name}@example.org`
      await page.goto(`${proxy.url}/kk/guides/screening`)
      await page.locator('#letter-email').fill(email)
      await page.getByRole('button', { name: 'Жазылу' }).click()
      await expect(page.locator('h1')).toHaveText('Поштаңызды тексеріңіз')
      const confirm = linkIn(await mailTo(site, email), 'confirm')
      expect(confirm).toContain(`${proxy.url}/`)
      await page.goto(confirm)
      await page.locator('main form button').click()
      await expect(page.locator('h1')).toHaveText('Сіз жазылдыңыз')
      await page.goto(linkIn(await mailTo(site, email, 2), 'leave'))
      await page.locator('main form button').click()
      await expect(page.locator('h1')).toHaveText('Сіз жазылымнан бас тарттыңыз')
      expect(faults).toEqual([])
    } finally {
      await context.close()
      await site.stop()
      await proxy.stop()
    }
  })
}
