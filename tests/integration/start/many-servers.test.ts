import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeDeskSession } from '../../factories/desk-session.ts'
import { hasProxy, type RunningProxy, startProxy } from '../../factories/proxy.ts'
import { openReader } from '../../factories/reader.ts'
import { freePort, type RunningSite, startSite } from '../../running-site.ts'

const serverUrl = process.env.TEST_DATABASE_URL
const EDITOR = 'editor@example.org'

const PERSON = {
  ...{ name: 'Әлия', place: 'Алматы', 'known-for': 'көрші', qualities: ['fair'] },
  story: 'Ғажап адам.',
}

const YOU = {
  ...{ 'your-name': 'Сәуле', 'your-email': 'saule@example.org', relation: 'көрші' },
  ...{ consent: 'yes', copy: 'yes' },
}

describe.skipIf(!serverUrl || !hasProxy('nginx'))(
  'two servers with folders of their own, one PostgreSQL, nginx in front',
  () => {
    const name = `we_guide_test_${randomBytes(6).toString('hex')}`
    const url = new URL(serverUrl ?? 'postgres://unused')
    url.pathname = `/${name}`
    const databaseUrl = url.href
    let proxy: RunningProxy
    let sites: RunningSite[]

    async function onServer(sql: string): Promise<void> {
      const client = new pg.Client({ connectionString: serverUrl })
      await client.connect()
      await client.query(sql)
      await client.end()
    }

    async function count(sql: string): Promise<number> {
      const client = new pg.Client({ connectionString: databaseUrl })
      await client.connect()
      const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${sql}`)
      await client.end()
      return Number(rows[0]?.n)
    }

    beforeAll(async () => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
      await onServer(`create database ${name}`)
      const ports = [await freePort(), await freePort()]
      proxy = await startProxy('nginx', ports)
      const shared = { SITE_URL: proxy.url, DATABASE_URL: databaseUrl, EDITORS: EDITOR }
      sites = await Promise.all(ports.map((port) => startSite({ ...shared, PORT: String(port) })))
    }, 180_000)

    afterAll(async () => {
      await Promise.all((sites ?? []).map((site) => site.stop()))
      await proxy?.stop()
      await onServer(`drop database if exists ${name} with (force)`)
    })

    /** The address of one of the servers, past the proxy. */
    function addressOf(at: number): string {
      return `http://127.0.0.1:${sites[at]?.port}`
    }

    test('a form goes on at the other server; sent twice, it is stored once', async () => {
      for (let time = 0; time < 6; time++) {
        const reader = openReader(proxy.url)
        const start = await reader.get('/kk/recommend')
        const you = await reader.send(start, 'name', PERSON)
        const check = await reader.send(you, 'your-name', YOU)
        const [one, other] = await Promise.all([
          reader.post(check, 'key', {}),
          reader.post(check, 'key', {}),
        ])
        expect([one.status, other.status]).toEqual([303, 303])
      }
      expect(await count('recommendations')).toBe(6)
    })

    test('each mail goes out once, from one of them', async () => {
      const queued = await count('outbox')
      expect(queued).toBeGreaterThan(0)
      const sent = () => count(`outbox where status = 'sent'`)
      await vi.waitFor(async () => expect(await sent()).toBe(queued), { timeout: 30_000 })
      const folders = sites.map(({ dataDir }) => join(dataDir, 'mail'))
      const files = await Promise.all(
        folders.map(async (folder) => {
          const names = await readdir(folder).catch(() => [])
          return Promise.all(
            names.filter((one) => one.endsWith('.eml')).map((one) => readFile(join(folder, one))),
          )
        }),
      )
      const ids = files.flat().map((mail) => /^Message-ID: (.+)$/im.exec(mail.toString())?.[1])
      expect(ids).toHaveLength(queued)
      expect(new Set(ids).size).toBe(queued)
    })

    test('an editor who signed in is signed in at both, and both write one audit log', async () => {
      const dataDir = sites[0]?.dataDir ?? ''
      const cookie = await makeDeskSession({ url: proxy.url, dataDir, databaseUrl }, EDITOR)
      const headers = { Cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` }
      for (const at of [0, 1]) {
        const desk = await fetch(`${addressOf(at)}/desk`, { headers, redirect: 'manual' })
        expect(desk.status).toBe(200)
        const file = await fetch(`${addressOf(at)}/desk/recommendations/export`, {
          ...{ method: 'POST', headers: { ...headers, Origin: proxy.url } },
          body: new URLSearchParams({ as: 'csv' }),
        })
        expect(file.status).toBe(200)
        expect(await file.text()).toContain('Әлия')
      }
      expect(await count(`desk_ledger where what = 'exported'`)).toBe(2)
    })

    test('forms from one address are counted together', async () => {
      const statuses: number[] = []
      for (let time = 0; time < 121; time++) {
        const answer = await fetch(`${addressOf(time % 2)}/en/newsletter`, {
          method: 'POST',
          headers: { 'X-Forwarded-For': '203.0.113.9' },
          body: new URLSearchParams({ email: '' }),
        })
        await answer.arrayBuffer()
        statuses.push(answer.status)
      }
      expect(statuses.slice(0, 120)).not.toContain(429)
      expect(statuses[120]).toBe(429)
    })
  },
)
