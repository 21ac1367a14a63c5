import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { now } from '#lib/config/clock.ts'
import { sqliteFile } from './database/sqlite.ts'
import { isBusy } from './database/sqlite-driver.ts'

/** Why a store cannot be copied or put back; the message is a whole sentence for the operator. */
export class BackupError extends Error {}

/** How much of a copy is done, in pages of the database. */
export type CopyProgress = { totalPages: number; remainingPages: number }

/** How many rows of each table a copy holds. */
export type RowCounts = Record<string, number>

/**
 * Copies the SQLite store of a data folder into one new file, as it is at one moment, while
 * the site goes on writing; then opens the copy and counts its rows. Rejects with a `BackupError`
 * when there is nothing to copy, the file exists or the counts differ.
 *
 * @returns how many rows of each table the copy holds
 */
export async function backupSqlite(
  dataDir: string,
  to: string,
  onProgress: (progress: CopyProgress) => void = () => undefined,
): Promise<RowCounts> {
  const file = sqliteFile(dataDir)
  if (!existsSync(file)) throw new BackupError(`There is no store in “${dataDir}”.`)
  if (existsSync(to)) throw new BackupError(`“${to}” exists already; name a new file.`)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await removeStale(dirname(to))
  const unfinished = `${to}.part`
  let counts: RowCounts
  try {
    await removeCopy(unfinished)
    counts = await copyInto(file, unfinished, onProgress)
    await rename(unfinished, to)
  } catch (error) {
    // A copy that was cut off by a full disk must not keep it full.
    await removeCopy(unfinished)
    throw error
  }
  await syncFolder(dirname(to))
  return counts
}

async function copyInto(
  file: string,
  to: string,
  onProgress: (progress: CopyProgress) => void,
): Promise<RowCounts> {
  await (await open(to, 'a', 0o600)).close()
  const source = new DatabaseSync(file)
  try {
    // One reading transaction all along: else each write of the site would begin the copy anew.
    source.exec('begin')
    const stored = countRows(source)
    await backup(source, to, { progress: onProgress })
    // Leaves the copy in one file, without a log beside it.
    withDatabase(to, {}, (copy) => copy.exec('pragma journal_mode = delete'))
    checkBackup(to)
    const copied = withDatabase(to, { readOnly: true }, countRows)
    for (const [table, rows] of Object.entries(stored)) {
      if (copied[table] === rows) continue
      throw new BackupError(`The copy has ${copied[table] ?? 0} of ${rows} rows of ${table}.`)
    }
    return copied
  } finally {
    source.close()
  }
}

/** The rows of each table, but for those that SQLite keeps for an index. */
function countRows(database: DatabaseSync): RowCounts {
  const tables = database
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
         and name not like 'recommendation\\_search%' escape '\\' order by name`,
    )
    .all()
  return Object.fromEntries(
    tables.map(({ name }) => {
      const counted = database.prepare(`select count(*) as n from "${name}"`).get()
      return [String(name), Number(counted?.n)]
    }),
  )
}

/** Removes a copy that is not whole, with what SQLite keeps beside it. */
async function removeCopy(path: string): Promise<void> {
  for (const end of ['', '-journal', '-wal', '-shm']) await rm(`${path}${end}`, { force: true })
}

const STALE_MS = 24 * 3_600_000

/** Removes what backups of ours that were killed left in a folder: none takes a day. */
async function removeStale(folder: string): Promise<void> {
  const names = await readdir(folder)
  const ours = names.filter((name) => /^we-guide-.*\.sqlite\.part$/.test(name))
  for (const path of ours.map((name) => join(folder, name))) {
    const { mtimeMs } = await stat(path)
    if (now().epochMilliseconds - mtimeMs > STALE_MS) await removeCopy(path)
  }
}

/**
 * Puts a copy in the place of a data folder's SQLite store. Rejects with a `BackupError`,
 * everything as it was, when the copy is none of ours or damaged, when there is a store and
 * `replace` is not set, and in any case when a running site uses it.
 */
export async function restoreSqlite(
  dataDir: string,
  from: string,
  { replace }: { replace: boolean },
): Promise<void> {
  if (!existsSync(from)) throw new BackupError(`There is no file “${from}”.`)
  checkBackup(from)
  const file = sqliteFile(dataDir)
  if (existsSync(file)) {
    if (!replace) {
      throw new BackupError(`There is a store in “${dataDir}” already; --force replaces it.`)
    }
    if (isInUse(file)) {
      throw new BackupError(`The store in “${dataDir}” is in use; stop the site first.`)
    }
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const unfinished = `${file}.restore`
  try {
    await copyFile(from, unfinished)
    const copy = await open(unfinished, 'r+')
    await copy.chmod(0o600)
    await copy.sync()
    await copy.close()
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  // A log left beside a damaged store would be played into the restored one.
  for (const end of ['-wal', '-shm']) await rm(`${file}${end}`, { force: true })
  await rename(unfinished, file)
  await syncFolder(dataDir)
}

function withDatabase<T>(
  file: string,
  options: { readOnly?: boolean; timeout?: number },
  work: (database: DatabaseSync) => T,
): T {
  const database = new DatabaseSync(file, options)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

function checkBackup(file: string): void {
  try {
    withDatabase(file, { readOnly: true }, (database) => {
      const report = database.prepare('pragma integrity_check').all()
      if (report.length !== 1 || report[0]?.integrity_check !== 'ok') throw new Error('damaged')
      database.prepare('select name from kysely_migration').all()
      database.prepare('select reference from recommendations limit 1').all()
    })
  } catch {
    throw new BackupError(`“${file}” is no whole copy of a store of this site.`)
  }
}

/** Whether another process has the database open: then SQLite does not let its log be taken away. */
export function isInUse(file: string): boolean {
  try {
    withDatabase(file, { timeout: 0 }, (database) => database.exec('pragma journal_mode = delete'))
    return false
  } catch (error) {
    // Any other fault is one of the file's own, which is why it is being replaced.
    return isBusy(error)
  }
}

/** Has the names in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync()
  await folder.close()
}
