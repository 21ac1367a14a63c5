import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { isBusy, sqliteFile } from './database/sqlite.ts'

/** Why a store cannot be copied or put back; the message is a whole sentence for the operator. */
export class BackupError extends Error {}

/** How much of a copy is done, in pages of the database. */
export type CopyProgress = { totalPages: number; remainingPages: number }

/**
 * Copies the SQLite store of a data folder into one new file, as it is at one moment, while
 * the site goes on writing. Rejects with a `BackupError` when there is nothing to copy or the
 * file exists.
 */
export async function backupSqlite(
  dataDir: string,
  to: string,
  onProgress: (progress: CopyProgress) => void = () => undefined,
): Promise<void> {
  const file = sqliteFile(dataDir)
  if (!existsSync(file)) throw new BackupError(`There is no store in “${dataDir}”.`)
  if (existsSync(to)) throw new BackupError(`“${to}” exists already; name a new file.`)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const unfinished = `${to}.part`
  await rm(unfinished, { force: true })
  await (await open(unfinished, 'a', 0o600)).close()
  const source = new DatabaseSync(file)
  try {
    // One reading transaction all along: else each write of the site would begin the copy anew.
    source.exec('begin; select count(*) from sqlite_schema')
    await backup(source, unfinished, { progress: onProgress })
  } finally {
    source.close()
  }
  // Leaves the copy in one file, without a log beside it.
  withDatabase(unfinished, {}, (copy) => copy.exec('pragma journal_mode = delete'))
  checkBackup(unfinished)
  await rename(unfinished, to)
  await syncFolder(dirname(to))
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
  await copyFile(from, unfinished)
  const copy = await open(unfinished, 'r+')
  await copy.chmod(0o600)
  await copy.sync()
  await copy.close()
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
function isInUse(file: string): boolean {
  try {
    withDatabase(file, { timeout: 0 }, (database) => database.exec('pragma journal_mode = delete'))
    return false
  } catch (error) {
    // Any other fault is one of the file's own, which is why it is being replaced.
    return isBusy(error)
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync()
  await folder.close()
}
