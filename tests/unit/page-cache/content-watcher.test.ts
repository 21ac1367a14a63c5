import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { processMetrics } from '#lib/config/metrics.ts'
import { watchContent } from '#lib/page-cache/content-watcher.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

async function watchFolder(show: () => Promise<void> = async () => {}) {
  const dir = await mkdtemp(join(tmpdir(), 'we-guide-watch-'))
  await writeFile(join(dir, 'a.yml'), 'one')
  const shown = vi.fn(show)
  const watch = watchContent(dir, shown)
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

it('says what cannot be shown, and tries it again when it has changed', async () => {
  const { dir, shown, watch } = await watchFolder()
  shown.mockRejectedValueOnce(new Error('a mistake in a guide'))
  await writeFile(join(dir, 'a.yml'), 'broken')
  for (const _ of [1, 2, 3]) await watch.look()
  expect(shown).toHaveBeenCalledTimes(1)
  expect(processMetrics().edition.oldContent).toBe(true)
  await writeFile(join(dir, 'a.yml'), 'mended again')
  for (const _ of [1, 2]) await watch.look()
  expect(shown).toHaveBeenCalledTimes(2)
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
