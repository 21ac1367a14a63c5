import { cp, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readRemoteState } from '#lib/config/files/content-remote.ts'
import { exchange } from '#lib/publishing/git/exchange.ts'
import { type PublishingSettings, publishChange } from '#lib/publishing/publish.ts'
import { withContentLock } from '#lib/publishing/swap/content-lock.ts'
import { contentFolder } from '../../factories/content-folder.ts'
import { ANNA, BOTA, gitIn, handIn, textAt, writeAt } from '../../factories/editing-room.ts'
import { freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

const EN = 'guides/start-here/en.mdx'
const SOURCES = 'sources.yml'

/** Two machines over a bare repository; each has code beside its content. */
async function twoMachines() {
  const root = await freshFolder()
  const remote = { url: join(root, 'remote.git'), branch: 'main' }
  using made = contentFolder()
  const first = join(root, 'first')
  await mkdir(first)
  await cp(made.dir, join(first, 'content'), { recursive: true })
  await writeFile(join(first, '.gitignore'), '.publishing/\n')
  await writeFile(join(first, 'code.ts'), 'export {}\n')
  gitIn(root, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git')
  gitIn(first, 'init', '--quiet', '--initial-branch=main')
  gitIn(first, 'add', '--all')
  gitIn(first, 'commit', '--quiet', '--message=First')
  gitIn(first, 'push', '--quiet', remote.url, 'main')
  gitIn(root, 'clone', '--quiet', remote.url, 'second')
  const machine = (name: string): PublishingSettings => ({
    dir: join(root, name, 'content'),
    needsReview: false,
    remote,
    // What is exchanged does not depend on it.
    check: async () => [],
  })
  return { root, remote, first: machine('first'), second: machine('second') }
}

function takeOver(settings: PublishingSettings) {
  return withContentLock(settings.dir, () => exchange(settings))
}

const newTitle = (words: string) => (text: string) => text.replace(/title: .*/, `title: ${words}`)
const by = { by: ANNA, at: NOON }

test('what one machine publishes, the other takes over; other files do not matter', async () => {
  const { store } = await freshStore()
  const { first, second, remote } = await twoMachines()
  const one = await handIn(store, first, ANNA, { [EN]: newTitle('Where to start') })
  const two = await handIn(store, second, BOTA, { [SOURCES]: newTitle('The new law') })
  expect(await publishChange(store, first, { id: one, ...by })).toMatchObject({
    outcome: 'published',
  })
  expect(await publishChange(store, second, { id: two, by: BOTA, at: NOON })).toMatchObject({
    outcome: 'published',
  })
  expect(await textAt(second, EN)).toContain('title: Where to start')
  await takeOver(first)
  expect(await textAt(first, SOURCES)).toContain('title: The new law')
  for (const { dir } of [first, second]) {
    expect(gitIn(dir, 'status', '--porcelain').trim()).toBe('')
    expect(gitIn(dir, 'log', '--format=%ae').trim().split('\n')).toEqual([
      BOTA,
      ANNA,
      'dev@example.org',
    ])
    expect(await readRemoteState(dir)).toMatchObject({ state: 'ok' })
  }
  expect(gitIn(remote.url, 'log', '--format=%ae', 'main').trim()).toContain(BOTA)
})

test('the same line on an old base is a conflict, and nothing is written anywhere', async () => {
  const { store } = await freshStore()
  const { first, second, remote } = await twoMachines()
  const one = await handIn(store, first, ANNA, { [EN]: newTitle('Where to start') })
  const two = await handIn(store, second, BOTA, { [EN]: newTitle('The beginning') })
  await publishChange(store, first, { id: one, ...by })
  const tip = gitIn(remote.url, 'rev-parse', 'main')
  const published = await publishChange(store, second, { id: two, by: BOTA, at: NOON })
  expect(published).toMatchObject({ outcome: 'conflict', conflicts: [{ path: EN }] })
  expect(gitIn(remote.url, 'rev-parse', 'main')).toBe(tip)
  expect(await textAt(second, EN)).toContain('title: Where to start')
})

test('both at once: every change is published once, or told to try again', async () => {
  const { store } = await freshStore()
  const { first, second, remote } = await twoMachines()
  const one = await handIn(store, first, ANNA, { [EN]: newTitle('Where to start') })
  const two = await handIn(store, second, BOTA, { [SOURCES]: newTitle('The new law') })
  const outcomes = await Promise.all([
    publishChange(store, first, { id: one, ...by }),
    publishChange(store, second, { id: two, by: BOTA, at: NOON }),
  ])
  expect(outcomes.map(({ outcome }) => outcome)).toContain('published')
  for (const [settings, id, { outcome }] of [
    [first, one, outcomes[0]],
    [second, two, outcomes[1]],
  ] as const) {
    if (outcome === 'published') continue
    expect(outcome).toBe('overtaken')
    expect(await publishChange(store, settings, { id, ...by })).toMatchObject({
      outcome: 'published',
    })
  }
  expect(gitIn(remote.url, 'log', '--format=%s', 'main').trim().split('\n')).toHaveLength(3)
})

test('a machine that cannot reach the remote publishes nothing, and says so', async () => {
  const { store } = await freshStore()
  const { first, remote } = await twoMachines()
  const id = await handIn(store, first, ANNA, { [EN]: newTitle('Where to start') })
  await rename(remote.url, `${remote.url}.away`)
  expect(await publishChange(store, first, { id, ...by })).toMatchObject({ outcome: 'unreachable' })
  expect(await textAt(first, EN)).not.toContain('Where to start')
  expect(await readRemoteState(first.dir)).toMatchObject({ state: 'unreachable' })
  expect((await store.contentChanges.find(id))?.state).toBe('review')
  await rename(`${remote.url}.away`, remote.url)
  expect(await publishChange(store, first, { id, ...by })).toMatchObject({ outcome: 'published' })
})

test('what a developer edits by hand is never lost; the machine says that it lags', async () => {
  const { store } = await freshStore()
  const { first, second } = await twoMachines()
  await writeAt(second, SOURCES, (await textAt(second, SOURCES)).replace('The state', 'By hand'))
  const one = await handIn(store, first, ANNA, { [EN]: newTitle('Where to start') })
  await publishChange(store, first, { id: one, ...by })
  await takeOver(second)
  expect(await textAt(second, EN)).toContain('Where to start')
  expect(await textAt(second, SOURCES)).toContain('By hand')
  expect(gitIn(second.dir, 'status', '--porcelain').trim()).toBe('M content/sources.yml')

  const two = await handIn(store, first, ANNA, { [SOURCES]: newTitle('The new law') })
  await publishChange(store, first, { id: two, ...by })
  expect(await takeOver(second)).toMatchObject({ outcome: 'held-up' })
  expect(await textAt(second, SOURCES)).toContain('By hand')
  expect(await readRemoteState(second.dir)).toMatchObject({
    state: 'behind',
    detail: expect.stringContaining('content/sources.yml'),
  })
})

test('code that comes with the branch waits for whoever deploys it', async () => {
  const { store } = await freshStore()
  const { root, first, second, remote } = await twoMachines()
  await writeFile(join(root, 'first/code.ts'), 'export const now = 1\n')
  gitIn(join(root, 'first'), 'commit', '--quiet', '--all', '--message=Code')
  gitIn(join(root, 'first'), 'push', '--quiet', remote.url, 'main')
  const one = await handIn(store, first, ANNA, { [EN]: newTitle('Where to start') })
  await publishChange(store, first, { id: one, ...by })
  await takeOver(second)
  expect(await textAt(second, EN)).toContain('Where to start')
  expect(gitIn(second.dir, 'log', '-1', '--format=%s').trim()).toBe('First')
  // The developer's own pull then goes through, and leaves nothing behind.
  gitIn(second.dir, 'pull', '--quiet', '--ff-only')
  expect(gitIn(second.dir, 'status', '--porcelain').trim()).toBe('')
})
