import { linkToken } from '#lib/recommend/links.ts'
import { startSite } from '../running-site.ts'
import { linkSettings, putRecommendations, signIn } from './desk-sign-in.ts'
import { EDITORS, expect, test, withMails } from './site.ts'

const CLOCK = '--import ./tests/factories/processes/moved-clock.ts'

test('who does not answer for 90 days is deleted, to the hour, and only a mark stays', {
  tag: '@no-script',
}, async ({ browser }) => {
  test.slow()
  const site = withMails(await startSite({ EDITORS: EDITORS.join(',') }))
  const createdAt = Temporal.Now.instant()
  const [waiting = '', declined = ''] = await putRecommendations(site, [
    { createdAt },
    { createdAt, status: 'declined' },
  ])
  const link = `/en/recommend/nominee?token=${linkToken(linkSettings(site), 'nominee', waiting)}`
  // The rules of the day stay, so that only the clock of the deletion is moved.
  const TODAY = Temporal.Now.plainDateISO('Asia/Almaty').toString()
  const later = async (CLOCK_AHEAD: string) => {
    await site.restart({ NODE_OPTIONS: CLOCK, CLOCK_AHEAD, TODAY })
    const context = await browser.newContext({ locale: 'en-GB', baseURL: site.url })
    return context.newPage()
  }

  const before = await later('P89DT23H')
  await before.goto(link)
  await expect(before.locator('h1')).toHaveText('Someone recommended you')
  await signIn(before, site)
  await before.goto(`/desk/recommendations/${waiting}`)
  await expect(before.locator('[data-clock]')).toContainText('in 1 day')
  await before.goto(`/desk/recommendations/${declined}`)
  await expect(before.locator('main')).toContainText('We keep nothing of what was said')
  await before.context().close()

  const after = await later('P90DT1H')
  await expect.poll(() => site.said(), { timeout: 20_000 }).toContain('"unanswered":1')
  await after.goto(link)
  await expect(after.locator('h1')).toHaveText('There is nothing at this link')
  await signIn(after, site)
  await after.goto(`/desk/recommendations/${waiting}`)
  await expect(after.locator('h1')).toHaveText(`${waiting} was removed`)
  await after.goto('/en/heroes')
  const unanswered = after.locator('dl div').filter({ hasText: 'because no answer came in time' })
  await expect(unanswered.locator('dd')).toHaveText('1')
  await after.context().close()
  await site.stop()
})
