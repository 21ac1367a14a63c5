import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { isInUse } from '#lib/store/backup.ts'
import type { StoreSettings } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import { MoveError, type MoveProgress, moveStore } from '#lib/store/move/move.ts'
import { isPostgresInUse } from '#lib/store/postgres-backup.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'
import { currentRelease } from '../launch/releases.mjs'
import { askToRestart, isRunning } from '../start/control.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { printJsonLines, printTable } from './print.ts'
import { storeSettings } from './with-store.ts'

const ENV_FILE = '.env'

async function move({ json, values }: Call): Promise<void> {
  const from = storeSettings()
  const to = target(String(values.to ?? ''), from)
  const isOnline = (await isUsed(from)) && values.online === true
  if (!isOnline && (await isUsed(from))) {
    throw new FatalError('The site is running; stop it first, or add --online.')
  }
  if (isOnline) await checkSwitch(from)
  const moved = await moveStore({
    from,
    to,
    onProgress: showRows,
    ...(isOnline && { switchOver: () => switchOver(from, to) }),
  }).catch((error: unknown) => {
    if (error instanceof MoveError || error instanceof FatalError) {
      throw new FatalError(error.message)
    }
    throw new FatalError(`The store was not moved: ${errorMessage(error)}.`)
  })
  if (json) return printJsonLines(moved, (row) => row)
  await printTable(moved, [
    { title: 'table', value: ({ table }) => table },
    { title: 'rows', value: ({ rows }) => String(rows) },
    { title: 'checksum, the same in both', value: ({ checksum }) => checksum },
  ])
  const setting = to.databaseUrl
    ? 'Set DATABASE_URL to it'
    : 'Take DATABASE_URL out of the settings'
  process.stdout.write(
    isOnline
      ? `The site uses the new store; ${ENV_FILE} says so. The old one is as it was.\n`
      : `The store was moved. ${setting}, then start the site. The old one is as it was.\n`,
  )
}

function target(given: string, from: StoreSettings): StoreSettings {
  const { dataDir } = from
  if (/^postgres(ql)?:\/\//.test(given)) {
    if (from.databaseUrl) throw new FatalError('The store is in PostgreSQL already; use pg_dump.')
    return { databaseUrl: given, dataDir }
  }
  if (given !== 'sqlite') throw new UsageError('Say where to: --to postgres://… or --to sqlite.')
  if (!from.databaseUrl) throw new FatalError('The store is in SQLite already.')
  return { dataDir }
}

async function isUsed({ databaseUrl, dataDir }: StoreSettings): Promise<boolean> {
  if (databaseUrl) return isPostgresInUse(databaseUrl)
  const file = sqliteFile(dataDir)
  if (!existsSync(file)) throw new FatalError(`There is no store in “${dataDir}”.`)
  return isInUse(file)
}

/** Looks whether a running site can be switched, before anything is copied. */
async function checkSwitch({ databaseUrl, dataDir }: StoreSettings): Promise<void> {
  if (!(await isRunning(dataDir))) {
    throw new FatalError('The site that uses the store was not started by npm start here; stop it.')
  }
  const written = existsSync(ENV_FILE) ? parseEnv(readFileSync(ENV_FILE, 'utf8')) : {}
  if ((written.DATABASE_URL || undefined) !== databaseUrl) {
    throw new FatalError(
      `DATABASE_URL stands in the environment: take it into ${ENV_FILE} and restart, ` +
        'or move without --online.',
    )
  }
}

/** Has the running site use another store, now and after its next start. */
async function switchOver({ dataDir }: StoreSettings, to: StoreSettings): Promise<void> {
  const release = currentRelease(process.cwd())?.release
  if (!release) throw new FatalError('There is no build to serve.')
  const before = existsSync(ENV_FILE) ? readFileSync(ENV_FILE, 'utf8') : ''
  writeEnv(withLine(before, `DATABASE_URL=${to.databaseUrl ?? ''}`))
  try {
    await askToRestart(dataDir, release.dir, { untilGone: true })
  } catch (error) {
    writeEnv(before)
    throw error
  }
}

function withLine(text: string, line: string): string {
  const kept = text.split('\n').filter((one) => one !== '' && !/^\s*DATABASE_URL\s*=/.test(one))
  return `${[...kept, line].join('\n')}\n`
}

function writeEnv(text: string): void {
  writeFileSync(`${ENV_FILE}.part`, text, { mode: 0o600, flush: true })
  renameSync(`${ENV_FILE}.part`, ENV_FILE)
}

function showRows({ table, rows, total }: MoveProgress): void {
  process.stderr.write(`${table}: ${rows} of ${total}\n`)
}

export const moveCommand: Command = {
  name: 'store move',
  summary: 'copies the store from SQLite to PostgreSQL or back, and compares both',
  options: { to: { type: 'string' }, online: { type: 'boolean' } },
  explains: {
    to: 'postgres://…, or sqlite for the file in DATA_DIR',
    online: 'while the site runs: copies, then switches it over; forms wait for some seconds',
  },
  run: move,
}
