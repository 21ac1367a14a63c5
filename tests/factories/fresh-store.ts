import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { openStore, type StoreSettings } from '#lib/store/connect.ts'
import type { Store } from '#lib/store/store.ts'

/** A database that the store supports. */
export type Database = { name: string; prepare(): Promise<StoreSettings> }

/** A temporary folder, deleted after the test. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'we-guide-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function postgresAt(serverUrl: string): Database {
  return {
    name: 'PostgreSQL',
    async prepare() {
      const name = `we_guide_test_${randomBytes(6).toString('hex')}`
      await onServer(serverUrl, `create database ${name}`)
      onTestFinished(() => onServer(serverUrl, `drop database ${name} with (force)`))
      const url = new URL(serverUrl)
      url.pathname = `/${name}`
      return { databaseUrl: url.href, dataDir: await freshFolder() }
    },
  }
}

const SQLITE: Database = {
  name: 'SQLite',
  prepare: async () => ({ dataDir: await freshFolder() }),
}

const serverUrl = process.env.TEST_DATABASE_URL

/** SQLite, and PostgreSQL when `TEST_DATABASE_URL` names a server where databases may be made. */
export const DATABASES: Database[] = serverUrl ? [SQLITE, postgresAt(serverUrl)] : [SQLITE]

/** An empty store in a database of its own, both deleted after the test. */
export async function freshStore(
  database: Database = SQLITE,
): Promise<{ store: Store; settings: StoreSettings }> {
  const settings = await database.prepare()
  const store = await openStore(settings)
  onTestFinished(() => store.close())
  return { store, settings }
}
