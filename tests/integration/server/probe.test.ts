import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PROBE_DOMAIN } from '#lib/config/probe-address.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import { promtool } from '../../factories/promtool.ts'
import { openReader, textOf } from '../../factories/reader.ts'
import { readJsonLines } from '../../factories/run-site.ts'
import { readAllTables } from '../../factories/whole-store.ts'
import { type RunningSite, startSite } from '../../running-site.ts'

let site: RunningSite

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

const named = z.array(z.object({ name: z.string() }))

/** How many rows each table has. */
function countRows(): Record<string, number> {
  const database = new DatabaseSync(sqliteFile(site.dataDir), { readOnly: true })
  try {
    const tables = named.parse(
      database.prepare(`select name from sqlite_schema where type = 'table'`).all(),
    )
    return Object.fromEntries(
      // The index keeps rows of its own, also once it holds no words.
      tables
        .filter(({ name }) => !/_search_(?:data|idx)$/.test(name))
        .map(({ name }) => [
          name,
          Number(database.prepare(`select count(*) as n from "${name}"`).get()?.n),
        ]),
    )
  } finally {
    database.close()
  }
}

async function metricsText(): Promise<string> {
  return (await fetch(`${site.url}/metrics`)).text()
}

async function statusText(): Promise<string> {
  return textOf((await openReader(site.url).get('/en/status')).html)
}

describe('the probe', () => {
  it('reads, searches, plans, recommends, subscribes and leaves, and nothing of it stays', async () => {
    expect(await statusText()).not.toContain('Reading, searching')
    // The first statement of the site's own check of its store writes a row.
    await fetch(`${site.url}/readyz`)
    const before = countRows()
    const { code, stdout, stderr } = await site.cli('probe', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const steps = z
      .array(z.object({ step: z.string(), ok: z.literal(true), ms: z.number(), error: z.null() }))
      .parse(readJsonLines(stdout))
    expect(steps.map(({ step }) => step)).toEqual([
      ...['answers', 'read', 'search', 'plan', 'recommend', 'subscribe', 'leave', 'clean'],
    ])
    expect(countRows()).toEqual(before)
    const kept = await readAllTables({ dataDir: site.dataDir })
    expect(kept).not.toContain(PROBE_DOMAIN)
    expect(await metricsText()).toMatch(/^weguide_mails_total\{outcome="failed"\} 0$/m)
  }, 240_000)

  it('is told on the status page, in /readyz and in /metrics', async () => {
    expect(await statusText()).toMatch(/Reading, searching.+and all worked/)
    const ready = await (await fetch(`${site.url}/readyz`)).json()
    expect(ready).toMatchObject({
      ready: true,
      probe: { state: 'ok', seconds: expect.any(Number) },
    })
    const text = await metricsText()
    expect(text).toMatch(/^weguide_probe_ok 1$/m)
    expect(text).toMatch(/^weguide_probe_step_seconds\{step="recommend"\} \d+(?:\.\d+)?$/m)
  })
})

const MENTIONED = /\b(?:weguide|process|nodejs)_[a-z0-9_]+/g

describe('/metrics', () => {
  it('has every metric that the dashboard, the alerts and the manual name', async () => {
    // What exists only once it has happened.
    const reader = openReader(site.url)
    const page = await reader.get('/ru/newsletter')
    await reader.send(page, 'email', { email: 'nobody', topics: [] })
    const folder = 'lib/cli/deploy'
    const texts = ['dashboard.json', 'alerts.yml', 'README.md'].map((file) =>
      readFileSync(`${folder}/${file}`, 'utf8'),
    )
    const mentioned = new Set(texts.flatMap((one) => one.match(MENTIONED) ?? []))
    expect(mentioned.size).toBeGreaterThan(30)
    const text = await metricsText()
    // The copy is made at night; its age is not known before.
    const absent = [...mentioned].filter(
      (name) =>
        name !== 'weguide_backup_age_seconds' &&
        // A histogram is named in the manual as a whole, and read by its count, sum and buckets.
        !new RegExp(`^${name}(?:_count)?[ {]`, 'm').test(text),
    )
    expect(absent).toEqual([])
    expect(text).toMatch(/^weguide_forms_total\{page="newsletter",outcome="again"\} 1$/m)
    expect(text).toMatch(/^weguide_response_seconds_count\{page="newsletter",status="303"\} \d+$/m)
    expect(text).toMatch(/^weguide_build_info\{version="[\d.]+",node="26[\d.]+",built="\d.+"\} 1$/m)
  })

  it.skipIf(!promtool)(
    'is what Prometheus takes, and holds nothing that anybody typed',
    async () => {
      const secret = 'aliya-typed-this'
      await fetch(`${site.url}/en/search?q=${secret}`)
      await fetch(`${site.url}/${secret}/${secret}`)
      const text = await metricsText()
      expect(text).not.toContain(secret)
      const { status, stderr } = promtool?.(['check', 'metrics'], text) ?? {}
      // Names of Node's own metrics are not ours to choose.
      const ours = stderr?.split('\n').filter((line) => line.startsWith('weguide_'))
      expect({ ours, status: status === 0 || status === 3 }).toEqual({ ours: [], status: true })
    },
  )
})
