import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BackupError, backupSqlite, restoreSqlite } from '#lib/store/backup.ts'
import { openStore } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import type { Store } from '#lib/store/store.ts'
import { collect } from '../../factories/collect.ts'
import { freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'
import { nextLine, runProcess } from '../../factories/run-process.ts'

async function storeOne(store: Store, story = 'Ғажап адам.'): Promise<string> {
  const { person } = makeRecommendation()
  const recommendation = makeRecommendation({ person: { ...person, story } })
  const { reference } = recommendation
  const rest = { idempotencyKey: reference, consentText: '', mails: [] }
  await store.recommendations.insert({ recommendation, ...rest })
  return reference
}

async function storedIn(dataDir: string): Promise<string[]> {
  const store = await openStore({ dataDir })
  const rows = await collect(store.recommendations.list())
  await store.close()
  return rows.map(({ reference }) => reference)
}

test('a copy of a store that is open has all that was stored, in one file for its owner', async () => {
  const { store, settings } = await freshStore()
  const reference = await storeOne(store)
  const folder = await freshFolder()
  const copy = join(folder, 'backups/one.sqlite')
  await backupSqlite(settings.dataDir, copy)
  expect(await readdir(join(folder, 'backups'))).toEqual(['one.sqlite'])
  expect((await stat(copy)).mode & 0o777).toBe(0o600)
  const empty = await freshFolder()
  await restoreSqlite(empty, copy, { replace: false })
  expect(await storedIn(empty)).toEqual([reference])
})

test('a copy made while another process writes is whole, has all said before, and begins once', async () => {
  const { store, settings } = await freshStore()
  const { dataDir } = settings
  for (let i = 0; i < 300; i++) await storeOne(store, 'ұ'.repeat(10_000))
  const writer = runProcess('keep-inserting', [dataDir])
  const said: string[] = []
  for (let i = 0; i < 50; i++) said.push(await nextLine(writer))
  const copy = join(await freshFolder(), 'copy.sqlite')
  const remaining: number[] = []
  await backupSqlite(dataDir, copy, ({ remainingPages }) => remaining.push(remainingPages))
  expect(remaining.length).toBeGreaterThan(5)
  expect(remaining).toEqual(remaining.toSorted((a, b) => b - a))
  writer.child.kill('SIGKILL')
  await writer.ended
  const restored = await freshFolder()
  await restoreSqlite(restored, copy, { replace: false })
  expect(await storedIn(restored)).toEqual(expect.arrayContaining(said))
})

test('a copy overwrites no file, and of no store there is none', async () => {
  const { settings } = await freshStore()
  const file = join(await freshFolder(), 'mine.txt')
  await writeFile(file, 'mine')
  await expect(backupSqlite(settings.dataDir, file)).rejects.toThrow(BackupError)
  expect(await readFile(file, 'utf8')).toBe('mine')
  const empty = await freshFolder()
  await expect(backupSqlite(empty, join(empty, 'copy'))).rejects.toThrow('There is no store')
  expect(await readdir(empty)).toEqual([])
})

test('a store that is there is replaced only when that is said', async () => {
  const { store, settings } = await freshStore()
  const kept = await storeOne(store)
  const copy = join(await freshFolder(), 'copy.sqlite')
  await backupSqlite(settings.dataDir, copy)
  const later = await storeOne(store)
  await store.close()
  const restoring = restoreSqlite(settings.dataDir, copy, { replace: false })
  await expect(restoring).rejects.toThrow('--force')
  expect(await storedIn(settings.dataDir)).toEqual([kept, later])
  await restoreSqlite(settings.dataDir, copy, { replace: true })
  expect(await storedIn(settings.dataDir)).toEqual([kept])
})

test('a store in use by another process is never replaced', async () => {
  const dataDir = await freshFolder()
  const writer = runProcess('keep-inserting', [dataDir])
  await nextLine(writer)
  const copy = join(await freshFolder(), 'copy.sqlite')
  await backupSqlite(dataDir, copy)
  await expect(restoreSqlite(dataDir, copy, { replace: true })).rejects.toThrow('in use')
})

test('a damaged store is replaced by the copy', async () => {
  const { store, settings } = await freshStore()
  const reference = await storeOne(store)
  const copy = join(await freshFolder(), 'copy.sqlite')
  await backupSqlite(settings.dataDir, copy)
  const broken = await freshFolder()
  await writeFile(sqliteFile(broken), 'broken '.repeat(1_000))
  await restoreSqlite(broken, copy, { replace: true })
  expect(await storedIn(broken)).toEqual([reference])
})

test('the log of a store that is gone is not played into the copy', async () => {
  const { store, settings } = await freshStore()
  const reference = await storeOne(store)
  const copy = join(await freshFolder(), 'copy.sqlite')
  await backupSqlite(settings.dataDir, copy)
  const dataDir = await freshFolder()
  const writer = runProcess('keep-inserting', [dataDir])
  for (let i = 0; i < 50; i++) await nextLine(writer)
  writer.child.kill('SIGKILL')
  await writer.ended
  await rm(sqliteFile(dataDir))
  await restoreSqlite(dataDir, copy, { replace: false })
  expect(await storedIn(dataDir)).toEqual([reference])
})

test.each([
  ['text', 'not a database'],
  ['an empty file', ''],
])('%s is not taken for a copy, and the store stays', async (_, content) => {
  const { store, settings } = await freshStore()
  const reference = await storeOne(store)
  await store.close()
  const file = join(await freshFolder(), 'other')
  await writeFile(file, content)
  await expect(restoreSqlite(settings.dataDir, file, { replace: true })).rejects.toThrow(
    'no whole copy',
  )
  expect(await storedIn(settings.dataDir)).toEqual([reference])
})

test('half of a copy is not taken for one', async () => {
  const { store, settings } = await freshStore()
  for (let i = 0; i < 50; i++) await storeOne(store)
  const copy = join(await freshFolder(), 'copy.sqlite')
  await backupSqlite(settings.dataDir, copy)
  const bytes = await readFile(copy)
  await writeFile(copy, bytes.subarray(0, bytes.length / 2))
  const target = await freshFolder()
  await expect(restoreSqlite(target, copy, { replace: false })).rejects.toThrow('no whole copy')
  expect(await readdir(target)).toEqual([])
})

test('a backup that fails half way leaves nothing behind', async () => {
  const { store, settings } = await freshStore()
  for (let i = 0; i < 100; i++) await storeOne(store, 'ұ'.repeat(10_000))
  const folder = await freshFolder()
  const copy = join(folder, 'copy.sqlite')
  const fails = () => {
    throw new Error('the disk is full')
  }
  await expect(backupSqlite(settings.dataDir, copy, fails)).rejects.toThrow('the disk is full')
  expect(await readdir(folder)).toEqual([])
})

test('what a killed backup left is removed by a later one, a running one’s file is not', async () => {
  const { settings } = await freshStore()
  const folder = await freshFolder()
  const left = join(folder, 'we-guide-2026-11-01T00-00-00Z.sqlite.part')
  const running = join(folder, 'we-guide-2026-11-30T00-00-00Z.sqlite.part')
  const other = join(folder, 'notes.part')
  for (const path of [left, running, other]) await writeFile(path, 'half')
  const old = new Date('2026-11-01')
  for (const path of [left, other]) await utimes(path, old, old)
  await backupSqlite(settings.dataDir, join(folder, 'copy.sqlite'))
  expect(await readdir(folder)).toEqual([
    'copy.sqlite',
    'notes.part',
    'we-guide-2026-11-30T00-00-00Z.sqlite.part',
  ])
})
