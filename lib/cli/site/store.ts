import { join, resolve } from 'node:path'
import { now } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { BackupError, backupSqlite, type RowCounts, restoreSqlite } from '#lib/store/backup.ts'
import { backupPostgres, restorePostgres } from '#lib/store/postgres-backup.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { showProgress } from './print.ts'
import { moveCommand } from './store-move.ts'
import { migrateNamedStore, storeSettings } from './with-store.ts'

function say({ json }: Call, result: object, sentence: string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : sentence}\n`)
}

function asStop(error: unknown): never {
  if (error instanceof BackupError) throw new FatalError(error.message)
  throw new FatalError(`The store cannot be copied: ${errorMessage(error)}.`)
}

async function migrate(call: Call): Promise<void> {
  const migrations = await migrateNamedStore()
  if (call.json) {
    for (const migration of migrations) say(call, { migration }, '')
    return
  }
  const done = migrations.map((migration) => `Ran ${migration}.`)
  say(call, {}, done.length > 0 ? done.join('\n') : 'The tables are up to date.')
}

async function backup(call: Call): Promise<void> {
  const { databaseUrl, dataDir } = storeSettings()
  const time = now().toString({ smallestUnit: 'second' }).replaceAll(':', '-')
  const name = `we-guide-${time}.${databaseUrl ? 'dump' : 'sqlite'}`
  const file = resolve(call.operands[0] ?? join(env().BACKUP_DIR, name))
  const copying = databaseUrl
    ? backupPostgres(databaseUrl, file)
    : backupSqlite(dataDir, file, ({ totalPages, remainingPages }) =>
        showProgress(`${totalPages - remainingPages} of ${totalPages} pages`),
      )
  const counts = await copying.catch(asStop)
  showProgress('')
  const rows = total(counts)
  say(call, { file, rows }, `The store was copied to “${file}” and counted: ${rows} rows.`)
}

function total(counts: RowCounts): number {
  return Object.values(counts).reduce((sum, rows) => sum + rows, 0)
}

async function restore(call: Call): Promise<void> {
  const { databaseUrl, dataDir } = storeSettings()
  const given = call.operands[0]
  if (given === undefined) throw new UsageError('Name the file that is to be restored.')
  const file = resolve(given)
  const options = { replace: call.values.force === true }
  const restoring = databaseUrl
    ? restorePostgres(databaseUrl, file, options)
    : restoreSqlite(dataDir, file, options)
  await restoring.catch(asStop)
  const where = databaseUrl ? 'that DATABASE_URL names' : `in “${dataDir}”`
  say(call, { file }, `The store ${where} is now that of “${file}”.`)
}

export const storeCommands: Command[] = [
  {
    name: 'store migrate',
    summary: 'brings the tables up to date, as every start does',
    run: migrate,
  },
  {
    name: 'store backup',
    summary: 'copies the store while the site runs and counts the copy; by default into BACKUP_DIR',
    operands: ['FILE'],
    run: backup,
  },
  {
    name: 'store restore',
    summary: 'puts such a copy in the place of the store; the site must be stopped',
    operands: ['FILE'],
    options: { force: { type: 'boolean' } },
    explains: { force: 'replace the store that is there' },
    run: restore,
  },
  moveCommand,
]
