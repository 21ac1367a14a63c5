import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { hashFolder } from '#lib/jobs/content/content-snapshot.ts'
import { watchContent } from '#lib/jobs/content/content-watcher.ts'
import { tellPublished } from '#lib/publishing/swap/published.ts'

const clock = vi.hoisted(() => ({ instant: '2026-11-25T02:00:00Z' }))

vi.mock('#lib/config/clock.ts', async (original) => ({
  ...(await original<typeof import('#lib/config/clock.ts')>()),
  now: () => Temporal.Instant.from(clock.instant),
}))

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

/** The tests look themselves. */
const NEVER = { intervalMs: 3_600_000 }

async function watchFolder(show: () => Promise<boolean> = async () => true) {
  const dir = await mkdtemp(join(tmpdir(), 'we-guide-watch-'))
  await writeFile(join(dir, 'a.yml'), 'one')
  const shown = vi.fn(show)
  const watch = watchContent(dir, shown, NEVER)
  onTestFinished(async () => {
    watch.stop()
    await rm(dir, { recursive: true })
  })
  await watch.look()
  return { dir, shown, watch }
}

it('shows nothing anew while nothing changes', async () => {
  const { shown, watch } = await watchFolder()
  for (const _ of [1, 2, 3]) await watch.look()
  expect(shown).not.toHaveBeenCalled()
})

it('shows what was saved while the site was starting, and nothing where nothing was', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'we-guide-watch-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  await writeFile(join(dir, 'a.yml'), 'one')
  const version = await hashFolder(dir)
  async function shownAfterStart(): Promise<number> {
    const shown = vi.fn(async () => true)
    const watch = watchContent(dir, shown, { ...NEVER, shownVersion: version })
    for (const _ of [1, 2, 3]) await watch.look()
    watch.stop()
    return shown.mock.calls.length
  }
  expect(await shownAfterStart()).toBe(0)
  await writeFile(join(dir, 'a.yml'), 'saved meanwhile')
  expect(await shownAfterStart()).toBe(1)
})

it.each([
  ['is written anew', (dir: string) => writeFile(join(dir, 'a.yml'), 'another')],
  ['is added', (dir: string) => writeFile(join(dir, 'b.yml'), 'two')],
  ['is taken out', (dir: string) => rm(join(dir, 'a.yml'))],
  ['changes without getting longer', (dir: string) => utimes(join(dir, 'a.yml'), 1, 1)],
])('shows the content once after a file %s', async (_, change) => {
  const { dir, shown, watch } = await watchFolder()
  await change(dir)
  for (const _ of [1, 2, 3]) await watch.look()
  expect(shown).toHaveBeenCalledTimes(1)
})

it('waits until the files stand still', async () => {
  const { dir, shown, watch } = await watchFolder()
  for (const text of ['x', 'xy', 'xyz']) {
    await writeFile(join(dir, 'a.yml'), text)
    await watch.look()
    expect(shown).not.toHaveBeenCalled()
  }
  await watch.look()
  expect(shown).toHaveBeenCalledTimes(1)
})

it('shows at once, and once, what was published at the desk', async () => {
  const { dir, shown, watch } = await watchFolder()
  await writeFile(join(dir, 'a.yml'), 'published')
  await tellPublished(dir)
  await watch.look()
  expect(shown).toHaveBeenCalledTimes(1)
  for (const _ of [1, 2, 3]) await watch.look()
  expect(shown).toHaveBeenCalledTimes(1)
})

it('does not try again what the files themselves keep from being shown, until they change', async () => {
  const { dir, shown, watch } = await watchFolder()
  shown.mockResolvedValueOnce(false)
  await writeFile(join(dir, 'a.yml'), 'broken')
  for (const _ of [1, 2, 3]) await watch.look()
  clock.instant = '2026-11-26T02:00:00Z'
  await watch.look()
  expect(shown).toHaveBeenCalledTimes(1)
  await writeFile(join(dir, 'a.yml'), 'mended again')
  for (const _ of [1, 2]) await watch.look()
  expect(shown).toHaveBeenCalledTimes(2)
})

it('tries again what failed for a passing reason, with growing pauses', async () => {
  const { dir, shown, watch } = await watchFolder()
  shown.mockRejectedValueOnce(new Error('no answer')).mockRejectedValueOnce(new Error('no answer'))
  await writeFile(join(dir, 'a.yml'), 'changed')
  for (const _ of [1, 2, 3]) await watch.look()
  expect(shown).toHaveBeenCalledTimes(1)
  const later = async (seconds: number) => {
    clock.instant = Temporal.Instant.from(clock.instant).add({ seconds }).toString()
    await watch.look()
  }
  await later(2)
  expect(shown).toHaveBeenCalledTimes(2)
  await later(4)
  expect(shown).toHaveBeenCalledTimes(2)
  await later(1)
  expect(shown).toHaveBeenCalledTimes(3)
  await later(3_600)
  expect(shown).toHaveBeenCalledTimes(3)
})

it('forgets nothing when the folder is away for a moment', async () => {
  const { dir, shown, watch } = await watchFolder()
  await rm(dir, { recursive: true })
  await watch.look()
  expect(shown).not.toHaveBeenCalled()
  await mkdir(dir)
  await writeFile(join(dir, 'a.yml'), 'one more')
  for (const _ of [1, 2]) await watch.look()
  expect(shown).toHaveBeenCalledTimes(1)
})
