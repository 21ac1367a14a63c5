import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { processMetrics } from '#lib/config/metrics.ts'
import { watchDay } from '#lib/page-cache/day-watcher.ts'

const clock = vi.hoisted(() => ({ instant: '2026-11-25T02:00:00Z' }))

vi.mock('#lib/config/clock.ts', async (original) => {
  const real = await original<typeof import('#lib/config/clock.ts')>()
  const now = () => Temporal.Instant.from(clock.instant)
  const today = () => now().toZonedDateTimeISO(real.ZONE).toPlainDate().toString()
  return { ...real, now, today }
})

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

/** Lets the time until then pass for whoever waits, moves the clock, and has it looked at. */
async function moveTo(instant: string): Promise<void> {
  const milliseconds = Temporal.Instant.from(clock.instant)
    .until(Temporal.Instant.from(instant))
    .total('milliseconds')
  await vi.advanceTimersByTimeAsync(milliseconds)
  clock.instant = instant
  await vi.advanceTimersByTimeAsync(60_000)
}

beforeEach(() => {
  clock.instant = '2026-11-25T02:00:00Z'
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

it('leaves the pages of a build of today alone', async () => {
  const press = vi.fn(async () => {})
  const days = watchDay('2026-11-25', press)
  await days.ready
  await moveTo('2026-11-25T18:59:00Z')
  expect(press).not.toHaveBeenCalled()
  expect(processMetrics().edition).toMatchObject({ day: '2026-11-25', late: false })
  days.stop()
})

it.each([['2026-11-24'], [undefined]])(
  'has the pages of a build that shows %s rendered anew before the site is ready',
  async (built) => {
    const press = vi.fn(async () => {})
    const days = watchDay(built, press)
    await days.ready
    expect(press).toHaveBeenCalledTimes(1)
    expect(processMetrics().edition).toMatchObject({ day: '2026-11-25', late: false })
    days.stop()
  },
)

it('has the pages rendered anew at midnight in Almaty, once a day', async () => {
  const press = vi.fn(async () => {})
  const days = watchDay('2026-11-25', press)
  await days.ready
  await moveTo('2026-11-25T18:59:59Z')
  expect(press).toHaveBeenCalledTimes(0)
  await moveTo('2026-11-25T19:00:00Z')
  await moveTo('2026-11-25T19:02:00Z')
  expect(press).toHaveBeenCalledTimes(1)
  expect(processMetrics().edition.day).toBe('2026-11-26')
  await moveTo('2026-11-26T19:02:00Z')
  expect(press).toHaveBeenCalledTimes(2)
  days.stop()
})

it('sees within a minute that the clock was set', async () => {
  const press = vi.fn(async () => {})
  const days = watchDay('2026-11-25', press)
  await days.ready
  clock.instant = '2027-01-01T00:00:00Z'
  await vi.advanceTimersByTimeAsync(60_000)
  expect(processMetrics().edition.day).toBe('2027-01-01')
  days.stop()
})

it('keeps the old pages when the press fails, says so, and tries again', async () => {
  const press = vi.fn(async () => {})
  press.mockRejectedValueOnce(new Error('the disk is full'))
  const days = watchDay('2026-11-24', press)
  await days.ready
  expect(processMetrics().edition).toMatchObject({ day: '2026-11-24', late: true })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(press).toHaveBeenCalledTimes(2)
  expect(processMetrics().edition).toMatchObject({ day: '2026-11-25', late: false })
  days.stop()
})

it('looks no more once it is stopped, even while a press is under way', async () => {
  let finish = (): void => {}
  const press = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  const days = watchDay('2026-11-24', press)
  days.stop()
  finish()
  await days.ready
  await moveTo('2026-11-27T00:00:00Z')
  expect(press).toHaveBeenCalledTimes(1)
})
