import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openStore, type StoreSettings } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import { moveStore } from '#lib/store/move/move.ts'
import { openSqliteSide } from '#lib/store/move/sqlite-side.ts'
import type { Store } from '#lib/store/store.ts'
import { collect } from '../../factories/collect.ts'
import { DATABASES, freshFolder } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'
import { readJsonLines, runSite } from '../../factories/run-site.ts'

const EDITOR = 'ed@example.org'

const POSTGRES = DATABASES.find(({ name }) => name === 'PostgreSQL')

async function freshPostgres(): Promise<StoreSettings> {
  if (!POSTGRES) throw new Error('No PostgreSQL')
  return POSTGRES.prepare()
}

async function withStore<T>(settings: StoreSettings, work: (store: Store) => Promise<T>) {
  const store = await openStore(settings)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Recommendations with their mails, drafts, subscribers, feedback; later ones sort before. */
async function fill(store: Store, most: number): Promise<string[]> {
  const references: string[] = []
  for (let number = 0; number < most; number++) {
    const { person } = makeRecommendation()
    const recommendation = makeRecommendation({
      person: { ...person, name: `Әлия ${number % 7 === 0 ? 'Құрманғазы' : 'Иванова'} “'\\\n😀` },
      createdAt: afterNoon({ minutes: number }),
    })
    const { reference } = recommendation
    references.push(reference)
    await store.recommendations.insert({
      ...{ recommendation, idempotencyKey: reference, consentText: 'ия' },
      mails: [
        {
          ...{ kind: 'thanks', to: `a${number}@example.org`, locale: 'kk', subject: 'Рақмет' },
          ...{ text: 'Мәтін', html: '<p>Мәтін</p>', headers: { 'X-A': 'b' }, about: reference },
        },
      ],
    })
  }
  return references
}

async function foundIn(settings: StoreSettings, words: string): Promise<string[]> {
  return withStore(settings, async (store) => {
    const found: string[] = []
    let after: string | undefined
    do {
      const query = { text: words, limit: 50, ...(after && { after }) }
      const page = await store.recommendations.inbox(query)
      found.push(...page.entries.map(({ reference }) => reference))
      after = page.next
    } while (after)
    return found
  })
}

const SIGNED_UP = '2026-11-20T10:11:12.345Z'

/** A row of the library that signs editors in, whose types differ between the databases. */
function signUpEditor(dataDir: string): void {
  const database = new DatabaseSync(sqliteFile(dataDir))
  database
    .prepare(`insert into desk_users values ('u1', 'Ed', ?, 1, null, ?, ?)`)
    .run(EDITOR, SIGNED_UP, SIGNED_UP)
  database.close()
}

async function editorIn({ databaseUrl }: StoreSettings): Promise<unknown> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('select "emailVerified", "createdAt" from desk_users')
  await client.end()
  return rows[0]
}

async function everything(settings: StoreSettings): Promise<string> {
  const rows = await withStore(settings, (store) => collect(store.recommendations.list()))
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

test.skipIf(!POSTGRES)(
  'a store is moved to PostgreSQL and back: every row, found by the same words in the same order',
  async () => {
    const sqlite = { dataDir: await freshFolder() }
    await withStore(sqlite, (store) => fill(store, 120))
    signUpEditor(sqlite.dataDir)
    const postgres = await freshPostgres()
    const moved = await moveStore({ from: sqlite, to: postgres })
    expect(moved).toContainEqual({
      ...{ table: 'recommendations', rows: 120, checksum: expect.stringMatching(/^[0-9a-f]{16}$/) },
    })
    expect(moved.find(({ table }) => table === 'outbox')?.rows).toBe(120)
    expect(await editorIn(postgres)).toEqual({
      emailVerified: true,
      createdAt: new Date(SIGNED_UP),
    })
    expect(await everything(postgres)).toBe(await everything(sqlite))
    const before = await foundIn(sqlite, 'курмангазы')
    expect(before).toHaveLength(18)
    expect(await foundIn(postgres, 'курмангазы')).toEqual(before)

    const back = { dataDir: await freshFolder() }
    expect(await moveStore({ from: postgres, to: back })).toEqual(moved)
    expect(await everything(back)).toBe(await everything(sqlite))
    expect(await foundIn(back, 'курмангазы')).toEqual(before)
  },
)

test('only what is made anew is left behind', async () => {
  const dataDir = await freshFolder()
  await withStore({ dataDir }, async () => undefined)
  const side = await openSqliteSide(sqliteFile(dataDir))
  const moved = (await side.tables()).map(({ name }) => name)
  await side.close()
  const database = new DatabaseSync(sqliteFile(dataDir))
  const all = database.prepare(`select name from sqlite_schema where type = 'table'`).all()
  database.close()
  const left = all.map(({ name }) => String(name)).filter((name) => !moved.includes(name))
  expect(left.filter((name) => !name.startsWith('recommendation_search')).sort()).toEqual([
    ...['kysely_migration', 'kysely_migration_lock', 'write_probe'],
  ])
  expect(moved).toContain('recommendations')
})

test.skipIf(!POSTGRES)(
  'what has changed, come and gone since an unfinished move is made up for',
  async () => {
    const sqlite = { dataDir: await freshFolder() }
    const [gone = '', changed = ''] = await withStore(sqlite, (store) => fill(store, 20))
    const postgres = await freshPostgres()
    const interrupted = moveStore({
      ...{ from: sqlite, to: postgres },
      onProgress: ({ table }) => {
        if (table === 'outbox') throw new Error('interrupted')
      },
    })
    await expect(interrupted).rejects.toThrow('interrupted')
    await withStore(sqlite, async (store) => {
      await store.recommendations.remove({
        ...{ reference: gone, by: EDITOR, at: NOON, why: 'editor' },
      })
      await store.recommendations.assign({
        ...{ reference: changed, to: EDITOR, by: EDITOR, at: NOON, mails: [] },
      })
      await fill(store, 5)
    })
    const moved = await moveStore({ from: sqlite, to: postgres })
    expect(moved.find(({ table }) => table === 'recommendations')?.rows).toBe(24)
    expect(await everything(postgres)).toBe(await everything(sqlite))
  },
)

test.skipIf(!POSTGRES)('a database that holds another store is not touched', async () => {
  const sqlite = { dataDir: await freshFolder() }
  await withStore(sqlite, (store) => fill(store, 2))
  const postgres = await freshPostgres()
  const theirs = await withStore(postgres, (store) => fill(store, 3))
  await expect(moveStore({ from: sqlite, to: postgres })).rejects.toThrow('holds a store already')
  const rows = await withStore(postgres, (store) => collect(store.recommendations.list()))
  expect(rows.map(({ reference }) => reference).sort()).toEqual(theirs.toSorted())
})

test.skipIf(!POSTGRES)(
  'the command: refused while the site runs, killed in the middle, taken up again',
  async () => {
    const dataDir = await freshFolder()
    const store = await openStore({ dataDir })
    await fill(store, 30)
    const { databaseUrl = '' } = await freshPostgres()
    const words = ['store', 'move', '--to', databaseUrl]
    const refused = await runSite(words, { DATA_DIR: dataDir })
    expect(refused).toEqual({
      ...{ code: 1, stdout: '' },
      stderr: 'The site is running; stop it first, or add --online.\n',
    })
    await fill(store, 1_200)
    await store.close()

    const child = spawn(process.execPath, ['lib/cli/site.ts', ...words], {
      env: { PATH: process.env.PATH, NODE_ENV: 'test', DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    // Killed when one of the first tables is there and others are not.
    for await (const line of createInterface({ input: child.stderr })) {
      if (line.startsWith('recommendations: 1230')) child.kill('SIGKILL')
    }
    if (child.signalCode === null) await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')

    const done = await runSite([...words, '--json'], { DATA_DIR: dataDir })
    expect(done.code).toBe(0)
    expect(done.stderr).toContain('outbox: 1230 of 1230\n')
    expect(readJsonLines(done.stdout)).toContainEqual({
      ...{ table: 'recommendations', rows: 1230, checksum: expect.any(String) },
    })
    const settings = { databaseUrl, dataDir: await freshFolder() }
    expect(await everything(settings)).toBe(await everything({ dataDir }))
    const again = await runSite(words, { DATA_DIR: dataDir })
    expect(again).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('holds a store already'),
    })
  },
  180_000,
)
