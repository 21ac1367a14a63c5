import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { processMetrics } from '#lib/config/metrics.ts'
import { watchDay } from '#lib/jobs/day-watcher.ts'

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
  const revalidate = vi.fn(async (): Promise<string[]> => [])
  const days = watchDay('2026-11-25', revalidate)
  await days.ready
  await moveTo('2026-11-25T18:59:00Z')
  expect(revalidate).not.toHaveBeenCalled()
  expect(processMetrics().pages).toMatchObject({ day: '2026-11-25', isLate: false })
  days.stop()
})

it.each([['2026-11-24'], [undefined]])(
  'has the pages of a build that shows %s rendered anew before the site is ready',
  async (built) => {
    const revalidate = vi.fn(async (): Promise<string[]> => [])
    const days = watchDay(built, revalidate)
    await days.ready
    expect(revalidate).toHaveBeenCalledTimes(1)
    expect(processMetrics().pages).toMatchObject({ day: '2026-11-25', isLate: false })
    days.stop()
  },
)

it('has the pages rendered anew at midnight in Almaty, once a day', async () => {
  const revalidate = vi.fn(async (): Promise<string[]> => [])
  const days = watchDay('2026-11-25', revalidate)
  await days.ready
  await moveTo('2026-11-25T18:59:59Z')
  expect(revalidate).toHaveBeenCalledTimes(0)
  await moveTo('2026-11-25T19:00:00Z')
  await moveTo('2026-11-25T19:02:00Z')
  expect(revalidate).toHaveBeenCalledTimes(1)
  expect(processMetrics().pages.day).toBe('2026-11-26')
  await moveTo('2026-11-26T19:02:00Z')
  expect(revalidate).toHaveBeenCalledTimes(2)
  days.stop()
})

it('sees within a minute that the clock was set', async () => {
  const revalidate = vi.fn(async (): Promise<string[]> => [])
  const days = watchDay('2026-11-25', revalidate)
  await days.ready
  clock.instant = '2027-01-01T00:00:00Z'
  await vi.advanceTimersByTimeAsync(60_000)
  expect(processMetrics().pages.day).toBe('2027-01-01')
  days.stop()
})

it('keeps the old pages when rendering fails, says so, and tries again', async () => {
  const revalidate = vi.fn(async (): Promise<string[]> => [])
  revalidate.mockRejectedValueOnce(new Error('the disk is full'))
  const days = watchDay('2026-11-24', revalidate)
  await days.ready
  expect(processMetrics().pages).toMatchObject({ day: '2026-11-24', isLate: true })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(revalidate).toHaveBeenCalledTimes(2)
  expect(processMetrics().pages).toMatchObject({ day: '2026-11-25', isLate: false })
  days.stop()
})

it('looks no more once it is stopped, even while pages are rendered', async () => {
  let finish = (): void => {}
  const revalidate = vi.fn(() => new Promise<string[]>((resolve) => (finish = () => resolve([]))))
  const days = watchDay('2026-11-24', revalidate)
  days.stop()
  finish()
  await days.ready
  await moveTo('2026-11-27T00:00:00Z')
  expect(revalidate).toHaveBeenCalledTimes(1)
})

it('renders again only the pages that failed, with growing pauses, until all show the day', async () => {
  const revalidate = vi.fn(async (_only?: string[]): Promise<string[]> => ['/en', '/ru'])
  const days = watchDay('2026-11-24', revalidate)
  await days.ready
  expect(processMetrics().pages).toMatchObject({ day: '2026-11-25', isLate: true })
  await vi.advanceTimersByTimeAsync(1_999)
  expect(revalidate).toHaveBeenCalledTimes(1)
  revalidate.mockResolvedValueOnce(['/ru'])
  await vi.advanceTimersByTimeAsync(1)
  expect(revalidate).toHaveBeenLastCalledWith(['/en', '/ru'])
  await vi.advanceTimersByTimeAsync(4_999)
  expect(revalidate).toHaveBeenCalledTimes(2)
  revalidate.mockResolvedValueOnce([])
  await vi.advanceTimersByTimeAsync(1)
  expect(revalidate).toHaveBeenLastCalledWith(['/ru'])
  expect(processMetrics().pages).toMatchObject({ day: '2026-11-25', isLate: false })
  days.stop()
})
