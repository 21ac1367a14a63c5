import { expect, onTestFinished, test, vi } from 'vitest'
import { replicationPrograms, startReplicated } from '../factories/replicated-postgres.ts'
import { startSite } from '../running-site.ts'
import { expectStoredOnce, recommend, startSenders } from './people.ts'
import { noteFault } from './table.ts'

const RECOVERY = { timeout: 60_000, interval: 500 }

const bin = replicationPrograms()

async function siteOnBoth() {
  const { primary, standby } = await startReplicated(bin ?? '')
  // The standby first: which of them takes writes is found out.
  const hosts = `127.0.0.1:${standby.port},127.0.0.1:${primary.port}`
  const site = await startSite({
    DATABASE_URL: `postgres://postgres@${hosts}/postgres?target_session_attrs=read-write`,
    BACKUP_AT: 'off',
  })
  onTestFinished(() => site.stop())
  return { primary, standby, site }
}

test.skipIf(!bin)(
  'the primary of PostgreSQL is killed and its standby promoted: all that was thanked for is there, and the site goes on by itself',
  async () => {
    const { primary, standby, site } = await siteOnBoth()
    const senders = await startSenders(site.url)
    await senders.more(20)
    await primary.kill()
    const killed = Temporal.Now.instant()
    await senders.more(0)
    expect((await fetch(`${site.url}/kk/guides/overview`)).status).toBe(200)
    const refused = await recommend(site.url, 'Between')
    expect(refused).toMatchObject({ status: 503, reference: undefined })
    expect(refused.html).toContain('Between')
    expect((await fetch(`${site.url}/readyz`)).status).toBe(503)

    const before = senders.thanked.size
    await standby.query('select pg_promote()')
    const promoted = Temporal.Now.instant()
    await senders.more(1)
    const seconds = promoted.until(Temporal.Now.instant()).total('seconds')
    await senders.more(10)
    await senders.stop()
    await vi.waitFor(
      async () => expect((await fetch(`${site.url}/readyz`)).status).toBe(200),
      RECOVERY,
    )
    const stored = await expectStoredOnce(senders.thanked, {
      ...{ databaseUrl: standby.url, dataDir: site.dataDir },
    })
    const between = killed.until(promoted).total('seconds')
    noteFault({
      fault: `the primary killed under load, the standby promoted after ${between.toFixed(1)} s (synchronous_standby_names set, DATABASE_URL names both)`,
      sees: '503 with what was typed; every page can be read; /readyz is 503',
      stored: `${senders.thanked.size} thanked for (${before} before), ${stored} stored, none twice`,
      recovers: `the first form was taken ${seconds.toFixed(1)} s after the promotion`,
    })
  },
  300_000,
)

test.skipIf(!bin)(
  'the standby that commits wait for is lost: nobody is thanked for what only one server has, and a second try is stored once',
  async () => {
    const { primary, standby, site } = await siteOnBoth()
    await standby.kill()
    const refused = await recommend(site.url, 'Alone')
    expect(refused).toMatchObject({ status: 503, reference: undefined })
    expect((await fetch(`${site.url}/kk/guides/overview`)).status).toBe(200)
    // As an operator does who goes on with one server.
    await primary.query(`alter system set synchronous_standby_names = ''`)
    await primary.query('select pg_reload_conf()')
    const after = await vi.waitFor(async () => {
      const { reference } = await recommend(site.url, 'After')
      if (!reference) throw new Error('not taken')
      return reference
    }, RECOVERY)
    await expectStoredOnce(new Map([['After', after]]), {
      ...{ databaseUrl: primary.url, dataDir: site.dataDir },
    })
    noteFault({
      fault: 'the standby that commits wait for is lost',
      sees: '503 after 4 s with what was typed; every page can be read',
      stored: 'nothing that was thanked for is on one server only',
      recovers:
        'when a standby is there, or synchronous_standby_names is emptied; two standbys and ANY 1 need no hand',
    })
  },
  300_000,
)
