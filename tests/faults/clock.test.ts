import { appendFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshFolder } from '../factories/fresh-store.ts'
import { type RunningSite, startSite } from '../running-site.ts'
import { expectStoredOnce, recommend } from './people.ts'
import { noteFault } from './table.ts'

const CLOCK = { NODE_OPTIONS: '--import ./tests/factories/processes/moved-clock.ts' }

const RECOVERY = { timeout: 180_000, interval: 200 }

async function ready(site: RunningSite): Promise<unknown> {
  return (await fetch(`${site.url}/readyz`)).json()
}

/** How far an instant is ahead of the machine's clock. */
function ahead(instant: Temporal.Instant): string {
  return Temporal.Now.instant().until(instant).toString()
}

test('the clock was two days ahead and is set right: pages show the right day, forms and mail go on', async () => {
  const site = await startSite({ ...CLOCK, CLOCK_AHEAD: 'P2D' })
  onTestFinished(() => site.stop())
  const before = await recommend(site.url, 'Ahead')
  expect(before.reference).toBeTruthy()
  await site.restart({ CLOCK_AHEAD: 'PT0S' })
  const today = Temporal.Now.plainDateISO('Asia/Almaty')
  expect(await ready(site)).toMatchObject({
    ready: true,
    pages: { day: today.toString(), state: 'ok' },
  })
  const after = await recommend(site.url, 'After')
  expect(after.reference).toBeTruthy()
  const thanked = { Ahead: before.reference ?? '', After: after.reference ?? '' }
  await expectStoredOnce(new Map(Object.entries(thanked)), { dataDir: site.dataDir })
  noteFault({
    fault: 'the clock jumps back two days',
    sees: 'the right day again; mails written meanwhile come two days late',
    stored: 'what was thanked for before and after',
    recovers: 'at the next look at the day (a minute) or start',
  })
}, 200_000)

test.each([
  ['on by an hour, as after a suspended machine wakes', 'PT1H'],
  ['back by an hour', '-PT1H'],
])(
  'the clock of a running site is set %s: what is published later is shown each time',
  async (how, by) => {
    const folder = await freshFolder()
    await cp('content', folder, { recursive: true })
    const guide = join(folder, 'guides/refusal/en.mdx')
    const target = Temporal.Now.instant().add(Temporal.Duration.from(by)).toString()
    const site = await startSite({ ...CLOCK, CLOCK_SET_TO: target, CONTENT_DIR: folder })
    onTestFinished(() => site.stop())
    const page = async () => (await fetch(`${site.url}/en/guides/refusal`)).text()
    const feed = async () => (await fetch(`${site.url}/en/guides/refusal.md`)).text()
    expect(await page()).not.toContain('words of the')
    expect(await feed()).not.toContain('words of the')
    site.process().kill('SIGUSR2')
    for (const words of ['The first words of the day.', 'The next words of the day.']) {
      await appendFile(guide, `\n${words}\n`)
      await vi.waitFor(async () => {
        expect(await page()).toContain(words)
        expect(await feed()).toContain(words)
      }, RECOVERY)
    }
    expect(await ready(site)).toMatchObject({ ready: true, content: { state: 'ok' } })
    noteFault({
      fault: `the clock of a running site is set ${how}`,
      sees: 'nothing: what is published is shown as ever',
      stored: 'nothing is touched',
      recovers: 'pages are outdated by the clock that they are stamped with',
    })
  },
  400_000,
)

/** What the site says of a day: the facts' file, a record, a guide, a plan, the feed. */
async function readAll(site: RunningSite) {
  const read = async (path: string): Promise<string> => {
    const answer = await fetch(`${site.url}${path}`)
    expect(answer.status, path).toBe(200)
    return answer.text()
  }
  const facts = JSON.parse(await read('/api/facts.json'))
  return {
    day: String(facts.on),
    mci: facts.facts.find(({ id }: { id: string }) => id === 'mci').value,
    guide: await read('/en/guides/money-to-show.md'),
    plan: await read('/en/plan?citizenship=UZ'),
    feed: await read('/en/feed.xml'),
    earlier: await read('/en/facts?on=2026-12-31'),
  }
}

/** The new record of the index in the feed, from the day on which it holds. */
const NEW_RECORD = 'We do not know the monthly index (MCI) for the new year yet'

test('midnight and the end of the year: within a minute every page, file, plan and feed is of the new day, and each mail goes once', async () => {
  const midnight = Temporal.Instant.from('2026-12-31T19:00:00Z')
  const evening = midnight.subtract({ hours: 2 })
  const lead = { seconds: 70 }
  const site = await startSite({
    ...CLOCK,
    CLOCK_AHEAD: ahead(evening),
    CLOCK_SET_TO: midnight.subtract(lead).toString(),
    EDITORS: 'editor@example.org',
  })
  onTestFinished(() => site.stop())
  const before = await readAll(site)
  expect(before).toMatchObject({ day: '2026-12-31', mci: 4325 })
  expect(before.feed).not.toContain(NEW_RECORD)
  const eve = await recommend(site.url, 'Eve')

  site.process().kill('SIGUSR2')
  const realMidnight = Temporal.Now.instant().add(lead)
  await vi.waitFor(async () => {
    expect(await ready(site)).toMatchObject({ pages: { day: '2027-01-01', state: 'ok' } })
  }, RECOVERY)
  const seconds = realMidnight.until(Temporal.Now.instant()).total('seconds')
  expect(seconds).toBeGreaterThan(-1)
  const after = await readAll(site)
  expect(after).toMatchObject({ day: '2027-01-01', mci: null })
  expect(after.feed).toContain(NEW_RECORD)
  expect(after.guide).not.toBe(before.guide)
  expect(after.plan).not.toBe(before.plan)
  // What held on a day holds on it for ever.
  expect(after.earlier).toContain('4,325')

  const newYear = await recommend(site.url, 'New year')
  await expectStoredOnce(
    new Map([
      ['Eve', eve.reference ?? ''],
      ['New year', newYear.reference ?? ''],
    ]),
    { dataDir: site.dataDir },
  )
  const mails = await site.cli('mail', 'status', '--json')
  noteFault({
    fault: 'midnight and the end of the year, 31 December 2026 to 1 January 2027',
    sees: `pages, files, plans and feeds of the new day ${seconds.toFixed(1)} s after midnight; sums that hang on the new index say that it is unknown`,
    stored: `what was thanked for on both days; mails: ${mails.stdout.trim()}`,
    recovers: 'by itself; what cannot be rendered keeps its old day and is tried again',
  })
}, 500_000)
