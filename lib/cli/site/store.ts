import { join, resolve } from 'node:path'
import { now } from '#lib/config/clock.ts'
import { BackupError, backupSqlite, restoreSqlite } from '#lib/store/backup.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { showProgress } from './print.ts'
import { migrateNamedStore, storeSettings } from './with-store.ts'

function say({ json }: Call, result: object, sentence: string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : sentence}\n`)
}

function sqliteDataDir(remedy: string): string {
  const { databaseUrl, dataDir } = storeSettings()
  if (databaseUrl) throw new FatalError(`DATABASE_URL names PostgreSQL: ${remedy}`)
  return dataDir
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
  const dataDir = sqliteDataDir('use pg_dump to copy it.')
  const time = now().toString({ smallestUnit: 'second' }).replaceAll(':', '-')
  const file = resolve(call.operands[0] ?? join(dataDir, 'backups', `we-guide-${time}.sqlite`))
  await backupSqlite(dataDir, file, ({ totalPages, remainingPages }) =>
    showProgress(`${totalPages - remainingPages} of ${totalPages} pages`),
  ).catch(asStop)
  showProgress('')
  say(call, { file }, `The store was copied to “${file}”.`)
}

async function restore(call: Call): Promise<void> {
  const dataDir = sqliteDataDir('use pg_restore or psql to put a dump back.')
  const given = call.operands[0]
  if (given === undefined) throw new UsageError('Name the file that is to be restored.')
  const file = resolve(given)
  await restoreSqlite(dataDir, file, { replace: call.values.force === true }).catch(asStop)
  say(call, { file }, `The store in “${dataDir}” is now that of “${file}”.`)
}

export const storeCommands: Command[] = [
  {
    name: 'store migrate',
    summary: 'brings the tables up to date, as every start does',
    run: migrate,
  },
  {
    name: 'store backup',
    summary: 'copies the SQLite store while the site runs; by default into DATA_DIR/backups',
    operands: ['FILE'],
    run: backup,
  },
  {
    name: 'store restore',
    summary: 'puts such a copy in the place of the SQLite store; the site must be stopped',
    operands: ['FILE'],
    options: { force: { type: 'boolean' } },
    explains: { force: 'replace the store that is there' },
    run: restore,
  },
]
