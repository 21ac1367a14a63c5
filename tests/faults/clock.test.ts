import { expect, onTestFinished, test, vi } from 'vitest'
import { textOf } from '../factories/reader.ts'
import { startSite } from '../running-site.ts'
import { expectStoredOnce, recommend } from './people.ts'
import { noteFault } from './table.ts'

const CLOCK = { NODE_OPTIONS: '--import ./tests/factories/processes/moved-clock.ts' }

/** The setting that makes a process begin at a time of Almaty. */
function beginAt(time: string): Record<string, string> {
  const wanted = Temporal.ZonedDateTime.from(`${time}[Asia/Almaty]`).toInstant()
  return {
    ...CLOCK,
    CLOCK_AHEAD: Temporal.Now.instant().until(wanted, { smallestUnit: 'second' }).toString(),
  }
}

async function read(url: string, path: string): Promise<string> {
  return textOf(await (await fetch(`${url}${path}`)).text())
}

test('midnight at the end of the year: every page shows the new day’s rules by itself, forms go on', async () => {
  // Long enough before midnight for a slow machine to start.
  const site = await startSite(beginAt('2026-12-31T23:57:30'))
  onTestFinished(() => site.stop())
  const path = '/en/facts/mci'
  const before = await read(site.url, path)
  expect(await read(site.url, '/en/guides/overview')).toContain('31\u00a0December 2026')
  const thanked = new Map<string, string>()
  let number = 0
  await vi.waitFor(
    async () => {
      const name = `Person ${number++}`
      const { reference } = await recommend(site.url, name)
      if (reference) thanked.set(name, reference)
      expect(await read(site.url, '/en/guides/overview')).toContain('1\u00a0January 2027')
    },
    { timeout: 240_000, interval: 2_000 },
  )
  expect(thanked.size).toBe(number)
  expect(await read(site.url, path)).not.toBe(before)
  const ready = await (await fetch(`${site.url}/readyz`)).json()
  expect(ready).toMatchObject({ ready: true, pages: { day: '2027-01-01' } })
  await expectStoredOnce(thanked, { dataDir: site.dataDir })
  noteFault({
    fault: 'midnight, and the end of the year',
    sees: 'the new day on every page within a minute; no form is lost',
    stored: `${thanked.size} of ${number} sent around midnight`,
    recovers: 'the day watcher renders all pages anew',
  })
}, 400_000)

test('the clock was two days ahead and is set right: pages show the right day, forms and mail go on', async () => {
  const site = await startSite({ ...CLOCK, CLOCK_AHEAD: 'P2D' })
  onTestFinished(() => site.stop())
  const ahead = await recommend(site.url, 'Ahead')
  expect(ahead.reference).toBeTruthy()
  await site.restart({ CLOCK_AHEAD: 'PT0S' })
  const today = Temporal.Now.plainDateISO('Asia/Almaty')
  const ready = await (await fetch(`${site.url}/readyz`)).json()
  expect(ready).toMatchObject({ ready: true, pages: { day: today.toString(), state: 'ok' } })
  const after = await recommend(site.url, 'After')
  expect(after.reference).toBeTruthy()
  const thanked = { Ahead: ahead.reference ?? '', After: after.reference ?? '' }
  await expectStoredOnce(new Map(Object.entries(thanked)), { dataDir: site.dataDir })
  noteFault({
    fault: 'the clock jumps back two days',
    sees: 'the right day again; mails written meanwhile come two days late',
    stored: 'what was thanked for before and after',
    recovers: 'at the next look at the day (a minute) or start',
  })
}, 200_000)
