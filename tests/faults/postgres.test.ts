import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Postgres, startPostgres } from '#lib/cli/test/postgres.ts'
import { type RunningSite, startSite } from '../running-site.ts'
import { expectStoredOnce, recommend, startSenders } from './people.ts'
import { noteFault } from './table.ts'
import { openWay } from './way.ts'

const RECOVERY = { timeout: 60_000, interval: 500 }

/** Whose connections are not the site's. */
const OTHERS = 'others'

let postgres: Postgres | undefined
let folder = ''
let made = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'we-guide-faults-'))
  await chmod(folder, 0o755)
  postgres = await startPostgres(folder)
}, 60_000)
afterAll(async () => {
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

function server(): Postgres {
  if (!postgres) throw new Error('PostgreSQL could not be started')
  return postgres
}

/** A site on a database of its own, reached by a way that can be disturbed. */
async function siteOnWay() {
  const name = `faults_${made++}`
  const client = new pg.Client({ connectionString: server().url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const direct = new URL(server().url)
  direct.pathname = `/${name}`
  const way = await openWay(Number(direct.port))
  const url = new URL(direct)
  url.port = String(way.port)
  const site = await startSite({ DATABASE_URL: url.href, BACKUP_AT: 'off' })
  onTestFinished(() => site.stop())
  const stored = (thanked: ReadonlyMap<string, string>) =>
    expectStoredOnce(thanked, { databaseUrl: direct.href, dataDir: site.dataDir })
  return { site, way, stored, direct: direct.href }
}

/** Sends until it is taken, as people do; gives what the refusals were. */
async function sendUntilTaken(site: RunningSite, name: string): Promise<string> {
  return vi.waitFor(async () => {
    const { reference } = await recommend(site.url, name)
    if (!reference) throw new Error('not taken')
    return reference
  }, RECOVERY)
}

async function expectReading(site: RunningSite): Promise<void> {
  expect((await fetch(`${site.url}/kk/guides/overview`)).status).toBe(200)
}

describe('PostgreSQL', () => {
  test('is restarted twice under load: all that was thanked for is stored once, and the site goes on by itself', async () => {
    const { site, stored } = await siteOnWay()
    const senders = await startSenders(site.url)
    for (let time = 0; time < 2; time++) {
      await senders.more(5)
      await server().restart()
      await expectReading(site)
    }
    await senders.more(5)
    await senders.stop()
    const count = await stored(senders.thanked)
    expect(count).toBeGreaterThanOrEqual(15)
    noteFault({
      fault: '2 × PostgreSQL restarted under load',
      sees: '503 with what was typed for a moment; every page can be read',
      stored: `${senders.thanked.size} thanked for, ${count} stored, none twice`,
      recovers: 'the next form has a new connection',
    })
  }, 200_000)

  test('is cut off: forms keep what was typed, readiness says so, and it is used again once it is there', async () => {
    const { site, way, stored } = await siteOnWay()
    const before = await recommend(site.url, 'Before')
    way.set('cut')
    const refused = await recommend(site.url, 'Cut')
    expect(refused).toMatchObject({ status: 503, reference: undefined })
    expect(refused.html).toContain('Cut')
    await expectReading(site)
    expect((await fetch(`${site.url}/readyz`)).status).toBe(503)
    way.set('open')
    const after = await sendUntilTaken(site, 'After')
    await vi.waitFor(
      async () => expect((await fetch(`${site.url}/readyz`)).status).toBe(200),
      RECOVERY,
    )
    await stored(
      new Map([
        ['Before', before.reference ?? ''],
        ['After', after],
      ]),
    )
    noteFault({
      fault: 'PostgreSQL cut off',
      sees: '503 with what was typed; every page can be read; /readyz is 503',
      stored: 'nothing of the refused form',
      recovers: 'the first form after the network is back',
    })
  }, 200_000)

  test('falls silent: no request hangs, and it is used again', async () => {
    const { site, way, stored } = await siteOnWay()
    way.set('silent')
    const refused = await recommend(site.url, 'Silent')
    expect(refused).toMatchObject({ status: 503, reference: undefined })
    await expectReading(site)
    // What was lost on the way does not come any more.
    way.set('cut')
    way.set('open')
    const after = await sendUntilTaken(site, 'After')
    await stored(new Map([['After', after]]))
    noteFault({
      fault: 'PostgreSQL silent',
      sees: '503 after 4 s with what was typed; every page can be read',
      stored: 'nothing of the refused form',
      recovers: 'broken connections are replaced',
    })
  }, 200_000)

  test('is slow: forms take longer and are taken', async () => {
    const { site, way, stored } = await siteOnWay()
    way.set('slow')
    const slow = await sendUntilTaken(site, 'Slow')
    await expectReading(site)
    way.set('open')
    await stored(new Map([['Slow', slow]]))
    noteFault({
      fault: 'PostgreSQL slow (150 ms each way for each packet)',
      sees: 'a form takes seconds; pages out of memory as ever',
      stored: 'what was thanked for',
      recovers: 'nothing is to be mended',
    })
  }, 200_000)

  test('has no connection left: forms say so, and are taken when others let go', async () => {
    const { site, direct, stored } = await siteOnWay()
    const others: pg.Client[] = []
    onTestFinished(async () => {
      await Promise.all(others.map((one) => one.end().catch(() => undefined)))
    })
    /** Takes connections until none is left; gives whether that was so. */
    async function takeAll(): Promise<void> {
      for (;;) {
        const client = new pg.Client({ connectionString: direct, application_name: OTHERS })
        client.on('error', () => undefined)
        try {
          await client.connect()
        } catch {
          return
        }
        others.push(client)
      }
    }
    await takeAll()
    // What the site holds is taken away, and the places by others before it can have them again.
    for (let time = 0; time < 3; time++) {
      await others[0]?.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name <> $1`,
        [OTHERS],
      )
      await takeAll()
    }
    const refused = await recommend(site.url, 'Exhausted')
    expect(refused).toMatchObject({ status: 503, reference: undefined })
    await expectReading(site)
    await Promise.all(others.splice(0).map((one) => one.end()))
    const after = await sendUntilTaken(site, 'After')
    await stored(new Map([['After', after]]))
    noteFault({
      fault: 'PostgreSQL has no connection left',
      sees: '503 with what was typed; every page can be read',
      stored: 'nothing of the refused form',
      recovers: 'the first form after a connection is free',
    })
  }, 200_000)
})
