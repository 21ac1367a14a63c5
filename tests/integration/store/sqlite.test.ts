import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore } from '#lib/store/connect.ts'
import { openSqlite, sqliteFile } from '#lib/store/database/sqlite.ts'
import { freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'

test('each commit is on the disk before it is acknowledged', async () => {
  const file = join(await freshFolder(), 'deep/er/we.sqlite')
  const db = new Kysely<unknown>({ dialect: await openSqlite(file) })
  const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)
  const sync = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
  const keys = await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(db)
  await db.destroy()
  expect(journal.rows).toEqual([{ journal_mode: 'wal' }])
  expect(sync.rows).toEqual([{ synchronous: 2 }])
  expect(keys.rows).toEqual([{ foreign_keys: 1 }])
})

test('nobody but the owner may read the files', async () => {
  const { settings } = await freshStore()
  const file = sqliteFile(settings.dataDir)
  const modes = await Promise.all([file, `${file}-wal`, `${file}-shm`].map((path) => stat(path)))
  expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600, 0o600])
})

test('a write waits for another process’s lock while the rest of this one goes on', async () => {
  const { store, settings } = await freshStore()
  const other = new DatabaseSync(sqliteFile(settings.dataDir))
  other.exec('begin immediate')
  const answer = { slug: 'overview', locale: 'en', useful: true, at: NOON } as const
  const events: string[] = []
  const writing = store.feedback.insert(answer).then(() => events.push('written'))
  await sleep(150)
  events.push('went on')
  other.exec('commit')
  other.close()
  await writing
  expect(events).toEqual(['went on', 'written'])
})

test('a file that is no database is refused and left as it was', async () => {
  const dataDir = await freshFolder()
  await writeFile(sqliteFile(dataDir), 'a letter, not a database '.repeat(100))
  await expect(openStore({ dataDir })).rejects.toThrow('not a database')
  expect(await readFile(sqliteFile(dataDir), 'utf8')).toContain('a letter')
})

test('a disk without room is known from the write that failed until one is stored again', async () => {
  const { store } = await freshStore()
  const { db } = store.signIn
  const limitPages = (pages: string) => sql.raw(`pragma max_page_count = ${pages}`).execute(db)
  await store.ping()
  expect(store.lastWrite()).toMatchObject({ ok: true })
  // SQLite answers as on a full disk (SQLITE_FULL); it takes no fewer pages than there are.
  await limitPages('1')
  const draft = { key: 'k', form: 'f', at: NOON, expiresAt: NOON }
  const answers = { story: 'ұ'.repeat(100_000) }
  await expect(store.drafts.save({ ...draft, answers })).rejects.toThrow('full')
  expect(store.lastWrite()).toMatchObject({ ok: false })
  await limitPages('1000000')
  await store.ping()
  expect(store.lastWrite()).toMatchObject({ ok: true })
  await store.drafts.save({ ...draft, answers })
})

test('a row that the tables refuse is no fault of the store', async () => {
  const { store } = await freshStore()
  await store.ping()
  const { db } = store.signIn
  await expect(sql`insert into write_probe (id) values ('x')`.execute(db)).rejects.toThrow()
  await expect(
    store.feedback.insert({ slug: null as never, locale: 'en', useful: true, at: NOON }),
  ).rejects.toThrow('NOT NULL')
  expect(store.lastWrite()).toMatchObject({ ok: true })
})
