import { appendFile, cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { beginBenchLetter, fillList } from '../bench/mail/fill-list.ts'
import { MailSink } from '../bench/mail/mail-sink.ts'
import { DATABASES } from '../factories/fresh-store.ts'
import { referenceOf, startLoad } from '../factories/load.ts'
import { copyProject, launch, type ProjectCopy } from '../factories/project-copy.ts'
import { hasProxy, startProxy } from '../factories/proxy.ts'
import { openReader, type ReadPage } from '../factories/reader.ts'
import { settings } from '../settings.ts'
import { expectStoredOnce } from './people.ts'
import { noteFault } from './table.ts'

const POSTGRES = DATABASES.find(({ name }) => name === 'PostgreSQL')

/** So many that the letter is under way from the first restart to the last. */
const SUBSCRIBERS = 4_000

const PERSON = { place: 'Алматы', 'known-for': 'көрші', qualities: ['fair'], story: 'Адам.' }

const YOU = {
  ...{ 'your-name': 'Сәуле', 'your-email': 'saule@example.org', relation: 'көрші' },
  consent: 'yes',
}

/** The folder of a release in a copy of the project. */
function releaseIn({ dir }: ProjectCopy, id: string): string {
  return join(dir, settings().BUILD_DIR ?? '', 'releases', id)
}

async function buildId(project: ProjectCopy, release: string): Promise<string> {
  return readFile(join(releaseIn(project, release), 'build/BUILD_ID'), 'utf8')
}

/** What a machine says that it serves after a restart. */
function servedBy(said: string): string {
  return /Release (\S+) is served\./.exec(said)?.[1] ?? ''
}

/** Forms that are open in browsers: the first step, and the second with its draft. */
async function openForms(url: string) {
  const first = openReader(url)
  const start = await first.get('/kk/recommend')
  const second = openReader(url)
  const you = await second.send(await second.get('/kk/recommend'), 'name', {
    ...{ ...PERSON, name: 'Half way' },
  })
  expect([start.status, you.status]).toEqual([200, 200])

  /** Sends a form on from the page that is open; gives the reference of the thank-you. */
  async function finish(reader: typeof first, page: ReadPage): Promise<string> {
    const check = await reader.send(page, 'your-name', YOU)
    expect(check.status).toBe(200)
    const sent = await reader.post(check, 'key', {})
    expect(sent.status).toBe(303)
    return referenceOf(reader.cookies)
  }
  return async () =>
    new Map([
      [
        'From the start',
        await finish(first, await first.send(start, 'name', { ...PERSON, name: 'From the start' })),
      ],
      ['Half way', await finish(second, you)],
    ])
}

test.skipIf(!POSTGRES || !hasProxy('nginx'))(
  'two machines are upgraded to a new build, one after the other, under load: no error, open forms are taken, each letter goes once',
  async () => {
    // The proxy's certificate is its own.
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { databaseUrl = '' } = (await POSTGRES?.prepare()) ?? {}
    const sink = await MailSink.start()
    onTestFinished(() => sink.stop())
    const machines = await Promise.all([copyProject({ isBuilt: true }), copyProject()])
    const ports = machines.map(({ environment }) => Number(environment.PORT))
    const proxy = await startProxy('nginx', ports)
    onTestFinished(() => proxy.stop())
    const sites = []
    for (const machine of machines) {
      Object.assign(machine.environment, {
        ...{ SITE_URL: proxy.url, DATABASE_URL: databaseUrl, SMTP_URL: sink.url },
        BACKUP_AT: 'off',
      })
      const site = launch(machine, 'start')
      await site.until('is ready at')
      sites.push(site)
    }
    const [a, b] = machines
    if (!a || !b) throw new Error('no machines')

    const store = await openStore({ databaseUrl, dataDir: a.dir })
    onTestFinished(() => store.close())
    await fillList(
      store,
      Array.from({ length: SUBSCRIBERS }, (_, n) => `reader${n}`),
    )
    const finishForms = await openForms(proxy.url)
    const load = await startLoad(proxy.url, { readers: 3, senders: 1 })
    await load.sent(2)

    // Another build, made on one machine; the other one is given it, as it may be.
    await appendFile(join(a.dir, 'app/robots.ts'), '\n// A change.\n')
    await appendFile(join(b.dir, 'app/robots.ts'), '\n// A change.\n')
    const prepared = launch(a, 'site', 'release', 'build')
    expect(await prepared.ended, prepared.said()).toBe(0)

    await sink.setMood('slow')
    await beginBenchLetter(store)
    await vi.waitFor(async () => expect(await sink.count()).toBeGreaterThan(10), 60_000)

    const first = launch(a, 'site', 'restart')
    expect(await first.ended, first.said()).toBe(0)
    const release = servedBy(first.said())
    expect(release).not.toBe(a.release)
    expect(await buildId(a, release)).not.toBe(await buildId(a, a.release))
    await load.sent(3)
    expect(await sink.count()).toBeLessThan(SUBSCRIBERS)

    await cp(releaseIn(a, release), releaseIn(b, release), {
      ...{ recursive: true, verbatimSymlinks: true },
    })
    const second = launch(b, 'site', 'restart')
    expect(await second.ended, second.said()).toBe(0)
    expect(servedBy(second.said())).toBe(release)
    await load.sent(3)
    const under = await sink.count()

    const finished = await finishForms()
    const { answered, failed, references } = await load.stop()
    await sink.setMood('ok')
    await vi.waitFor(async () => expect(await sink.count()).toBe(SUBSCRIBERS), {
      ...{ timeout: 120_000, interval: 500 },
    })
    const letters = [...(await sink.list()).values()]
    expect(failed).toEqual([])
    expect(letters.filter((times) => times !== 1)).toEqual([])
    expect([...finished.values()].every(Boolean)).toBe(true)
    const stored = await expectStoredOnce(finished, { databaseUrl, dataDir: a.dir })
    expect(stored).toBe(references.length + finished.size)
    for (const site of sites) expect(site.said()).toContain('"message":"restarted"')
    noteFault({
      fault: 'two machines, one PostgreSQL, nginx: both upgraded to a new build under load',
      sees: `nothing: ${answered} requests, none failed; forms opened on the old build were taken by the new`,
      stored: `${stored} of ${references.length + finished.size} thanked for, each once; a letter to ${letters.length} (${under} by the end of the upgrade), each once`,
      recovers: 'each machine has the new processes accept before the old ones stop',
    })
  },
  900_000,
)
