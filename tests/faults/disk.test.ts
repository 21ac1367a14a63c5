import { spawnSync } from 'node:child_process'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import { freshFolder } from '../factories/fresh-store.ts'
import { nextLine, runProcess } from '../factories/run-process.ts'
import { freePort, run, startSite } from '../running-site.ts'
import { settings } from '../settings.ts'
import { expectStoredOnce, recommend } from './people.ts'
import { noteFault } from './table.ts'

/** Fills what the files of the store have reserved. */
const LONG = 'Ғажап адам. '.repeat(800)

const RECOVERY = { timeout: 60_000, interval: 500 }

/** A small file system in memory; undefined where the tests may not mount one. */
async function mountSmall(megabytes: number): Promise<string | undefined> {
  const folder = await freshFolder()
  const options = `size=${megabytes}m`
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'we-guide-faults', folder])
  if (mounted.status !== 0) return undefined
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]))
  const data = join(folder, 'data')
  await mkdir(data)
  return data
}

/** Writes a file until no room is left. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  const block = Buffer.alloc(64 * 1024)
  try {
    for (;;) await file.writeFile(block)
  } catch {
    // The disk is full.
  } finally {
    await file.close()
  }
}

async function readiness(url: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${url}/readyz`)
  return { status: answer.status, body: await answer.json() }
}

test('the disk is full: forms say so and keep what was typed, reading goes on, room is enough to recover', async (context) => {
  const dataDir = await mountSmall(60)
  if (!dataDir) return context.skip('no file system can be mounted here')
  const site = await startSite({ DATA_DIR: dataDir, MIN_FREE_SPACE: '1', BACKUP_AT: 'off' })
  onTestFinished(() => site.stop())
  const thanked = new Map<string, string>()
  async function send(name: string) {
    const sent = await recommend(site.url, name, LONG)
    if (sent.reference) thanked.set(name, sent.reference)
    return sent
  }
  expect((await send('Before')).reference).toBeTruthy()

  const ballast = join(dataDir, 'ballast')
  await fill(ballast)
  // What is already reserved in the files of the store may still take a few.
  let refused = await send('Full 0')
  for (let time = 1; refused.reference && time < 200; time++) refused = await send(`Full ${time}`)
  expect(refused.status).toBe(503)
  expect(refused.html).toMatch(/Full \d+|Ғажап адам/)
  expect((await fetch(`${site.url}/kk/guides/overview`)).status).toBe(200)
  const full = await readiness(site.url)
  expect(full.status).toBe(503)
  expect(full.body).toMatchObject({ ready: false, space: { state: 'full' } })

  await rm(ballast)
  await vi.waitFor(async () => expect((await send('After')).reference).toBeTruthy(), RECOVERY)
  await vi.waitFor(async () => expect((await readiness(site.url)).status).toBe(200), RECOVERY)
  await site.stop()
  await expectStoredOnce(thanked, { dataDir })
  noteFault({
    fault: 'disk full',
    sees: '503 with what was typed and a button to send again; every page can be read',
    stored: 'all that was thanked for, nothing else',
    recovers: 'the next form after there is room; /readyz is 200 again',
  })
}, 200_000)

test('the data folder is read-only at the start: it is said in one sentence, and the next start works', async (context) => {
  const dataDir = await mountSmall(60)
  if (!dataDir) return context.skip('no file system can be mounted here')
  const folder = join(dataDir, '..')
  spawnSync('mount', ['-o', 'remount,ro', folder])
  const PORT = String(await freePort())
  const refused = await run(
    ['lib/cli/start-site.ts'],
    settings({ DATA_DIR: dataDir, PORT, SITE_URL: `http://127.0.0.1:${PORT}` }),
  )
  expect(refused.code).toBe(1)
  expect(refused.stderr).toBe(`DATA_DIR: “${dataDir}” cannot be written: the disk is read-only.\n`)
  spawnSync('mount', ['-o', 'remount,rw', folder])
  const site = await startSite({ DATA_DIR: dataDir })
  expect((await recommend(site.url, 'After')).reference).toBeTruthy()
  await site.stop()
  noteFault({
    fault: 'data folder read-only at the start',
    sees: 'nothing answers; the log names DATA_DIR and why',
    stored: 'nothing is touched',
    recovers: 'systemd tries every 2 s, the first start on a writable disk serves',
  })
}, 200_000)

test('another process holds the store: forms are told within seconds and keep what was typed', async () => {
  const site = await startSite()
  onTestFinished(() => site.stop())
  const holder = runProcess('hold-store', [sqliteFile(site.dataDir)])
  expect(await nextLine(holder)).toBe('held')
  const refused = await recommend(site.url, 'Held')
  expect(refused).toMatchObject({ status: 503, reference: undefined })
  expect(refused.html).toContain('Held')
  expect((await fetch(`${site.url}/kk/guides/overview`)).status).toBe(200)
  holder.child.stdin?.write('go\n')
  await holder.ended
  const after = await recommend(site.url, 'After')
  expect(after.reference).toBeTruthy()
  await site.stop()
  noteFault({
    fault: 'store locked by another process',
    sees: '503 after 4 s with what was typed; every page can be read',
    stored: 'nothing of the refused form',
    recovers: 'the first form after the lock is gone',
  })
}, 200_000)
