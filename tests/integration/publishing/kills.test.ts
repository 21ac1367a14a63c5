import { spawn } from 'node:child_process'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { hashFolder } from '#lib/jobs/content/content-snapshot.ts'
import { publishDue } from '#lib/jobs/content/publish-content.ts'
import { completeSwap } from '#lib/publishing/swap/swap.ts'
import type { StoreSettings } from '#lib/store/connect.ts'
import type { Store } from '#lib/store/store.ts'
import { contentFolder } from '../../factories/content-folder.ts'
import { ANNA, gitIn, handIn } from '../../factories/editing-room.ts'
import { freshFolder, freshStore } from '../../factories/fresh-store.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

const PROGRAM = fileURLToPath(
  new URL('../../factories/processes/publish-and-die.ts', import.meta.url),
)

/** Once at each step; `KILLS=50` is a longer run. */
const KILLS = Number(process.env.KILLS ?? 16)

type Room = { store: Store; settings: StoreSettings; root: string; dir: string; remote: string }

/** A small content folder under git, with a remote or without. */
async function room(withRemote: boolean): Promise<Room> {
  const { store, settings } = await freshStore()
  const root = await freshFolder()
  const remote = withRemote ? join(root, 'remote.git') : ''
  const work = join(root, 'work')
  using made = contentFolder()
  await mkdir(work)
  await cp(made.dir, join(work, 'content'), { recursive: true })
  await writeFile(join(work, '.gitignore'), '.publishing/\n')
  gitIn(work, 'init', '--quiet', '--initial-branch=main')
  gitIn(work, 'add', '--all')
  gitIn(work, 'commit', '--quiet', '--message=First')
  if (remote) {
    gitIn(root, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git')
    gitIn(work, 'push', '--quiet', remote, 'main')
  }
  return { store, settings, root, dir: join(work, 'content'), remote }
}

async function publishUntil({ settings, dir, remote }: Room, id: string, step: number) {
  const args = [PROGRAM, dir, settings.dataDir, id, String(step), remote]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await text(child.stdout)
  return said === '' ? undefined : JSON.parse(said)
}

/** Three files: one written anew, one that is new, one that is removed. */
function edits(round: number) {
  const isEven = round % 2 === 0
  return {
    'sources.yml': (words: string) => words.replace(/title: .*/, `title: The law ${round}`),
    'guides/start-here/en.mdx': (words: string) =>
      `${words}Sentence of round ${'x'.repeat(round)}.\n`,
    [`facts/${isEven ? 'new' : 'newer'}.yml`]: () => '# nothing yet\n[]\n',
    [`facts/${isEven ? 'newer' : 'new'}.yml`]: () => null,
  }
}

/** The hash of the content as readers of the folder get it. */
async function shown(room: Room): Promise<string> {
  // What a copy of the folder begins with (`takeSnapshot`).
  await completeSwap(room.dir)
  return hashFolder(room.dir)
}

test.each([
  ['git on this machine', false],
  ['a remote', true],
])(
  'a server killed between any two steps, with %s, shows all of a change or nothing',
  { timeout: 900_000 },
  async (_, withRemote) => {
    const own = await room(withRemote)
    const { store, dir } = own
    const settings = {
      dir,
      needsReview: false,
      check: async () => [],
      ...(withRemote && { remote: { url: own.remote, branch: 'main' } }),
    }
    const outcomes = { before: 0, after: 0 }
    let steps = Number.POSITIVE_INFINITY
    let kills = 0
    let step = 1
    for (let round = 1; kills < KILLS; round++) {
      const before = await shown(own)
      const id = await handIn(store, settings, ANNA, edits(round), `Round ${round}`)
      const ended = await publishUntil(own, id, step)
      if (ended) {
        // Past the last step: begin again with the first.
        expect(ended.outcome).toBe('published')
        steps = ended.steps
        step = 1
        continue
      }
      kills += 1
      step += 1
      // What a reader of the folder gets right after the kill, before any recovery in the store.
      const found = await shown(own)
      await publishDue({ store, settings })
      const recovered = await shown(own)
      const change = await store.contentChanges.find(id)
      if (change?.state === 'published') {
        expect(recovered).not.toBe(before)
        if (!withRemote) expect(found).toBe(recovered)
        outcomes.after += 1
        expect(gitIn(dir, 'log', '-1', '--format=%s').trim()).toBe(`Round ${round}`)
        expect(gitIn(dir, 'status', '--porcelain').trim()).toBe('')
      } else {
        expect(change?.state).toBe('review')
        expect([found, recovered]).toEqual([before, before])
        outcomes.before += 1
        expect(gitIn(dir, 'status', '--porcelain').trim()).toBe('')
        const published = await publishUntil(own, id, 0)
        expect(published?.outcome).toBe('published')
      }
      expect((await store.contentChanges.find(id))?.state).toBe('published')
    }
    expect(steps).toBeGreaterThan(8)
    expect(outcomes.before).toBeGreaterThan(5)
    expect(outcomes.after).toBeGreaterThan(5)
  },
)
