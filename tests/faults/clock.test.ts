import { expect, onTestFinished, test } from 'vitest'
import { startSite } from '../running-site.ts'
import { expectStoredOnce, recommend } from './people.ts'
import { noteFault } from './table.ts'

const CLOCK = { NODE_OPTIONS: '--import ./tests/factories/processes/moved-clock.ts' }

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
