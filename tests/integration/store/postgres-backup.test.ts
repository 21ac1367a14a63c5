import { execFileSync } from 'node:child_process'
import { open, readdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { backupPostgres, restorePostgres } from '#lib/store/postgres-backup.ts'
import type { Store } from '#lib/store/store.ts'
import { collect } from '../../factories/collect.ts'
import { DATABASES, freshFolder } from '../../factories/fresh-store.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'

const POSTGRES = DATABASES.find(({ name }) => name === 'PostgreSQL')

/** `pg_dump` refuses a server that is newer than itself. */
async function canDump(): Promise<boolean> {
  try {
    const [, tool] =
      /(\d+)/.exec(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' })) ?? []
    const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
    await client.connect()
    const { rows } = await client.query('show server_version_num')
    await client.end()
    return Number(tool) >= Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  } catch {
    return false
  }
}

const isPossible = POSTGRES !== undefined && (await canDump())

async function fresh(): Promise<string> {
  const settings = await POSTGRES?.prepare()
  return settings?.databaseUrl ?? ''
}

async function opened(databaseUrl: string): Promise<Store> {
  const store = await openStore({ databaseUrl, dataDir: await freshFolder() })
  onTestFinished(() => store.close())
  return store
}

async function insert(store: Store): Promise<string> {
  const recommendation = makeRecommendation()
  const { reference } = recommendation
  await store.recommendations.insert({
    ...{ recommendation, idempotencyKey: reference, consentText: '', mails: [] },
  })
  return reference
}

test.skipIf(!isPossible)(
  'a copy of PostgreSQL is counted, and has all of it in another database',
  async () => {
    const databaseUrl = await fresh()
    const store = await opened(databaseUrl)
    const references = [await insert(store), await insert(store), await insert(store)]
    const file = join(await freshFolder(), 'backups/copy.dump')
    const counts = await backupPostgres(databaseUrl, file)
    expect(counts).toMatchObject({ recommendations: 3, subscribers: 0 })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await expect(backupPostgres(databaseUrl, file)).rejects.toThrow('exists already')

    const empty = await fresh()
    await restorePostgres(empty, file, { replace: false })
    const restored = await opened(empty)
    const rows = await collect(restored.recommendations.list())
    expect(rows.map(({ reference }) => reference).sort()).toEqual(references.toSorted())
  },
)

test.skipIf(!isPossible)(
  'a restore refuses to overwrite a store, and one in use even with force',
  async () => {
    const databaseUrl = await fresh()
    const store = await openStore({ databaseUrl, dataDir: await freshFolder() })
    await insert(store)
    const file = join(await freshFolder(), 'copy.dump')
    await backupPostgres(databaseUrl, file)
    const later = await insert(store)
    await expect(restorePostgres(databaseUrl, file, { replace: false })).rejects.toThrow('--force')
    await expect(restorePostgres(databaseUrl, file, { replace: true })).rejects.toThrow('in use')
    expect(await collect(store.recommendations.list())).toHaveLength(2)
    await store.close()
    await restorePostgres(databaseUrl, file, { replace: true })
    const rows = await collect((await opened(databaseUrl)).recommendations.list())
    expect(rows).toHaveLength(1)
    expect(rows.map(({ reference }) => reference)).not.toContain(later)
  },
)

test.skipIf(!isPossible)('a copy that was cut off is not restored', async () => {
  const databaseUrl = await fresh()
  await insert(await opened(databaseUrl))
  const folder = await freshFolder()
  const file = join(folder, 'copy.dump')
  await backupPostgres(databaseUrl, file)
  const { size } = await stat(file)
  await truncate(file, Math.floor(size * 0.7))
  await expect(restorePostgres(await fresh(), file, { replace: false })).rejects.toThrow()
  await (await open(file, 'w')).close()
  await expect(restorePostgres(await fresh(), file, { replace: false })).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['copy.dump'])
})
