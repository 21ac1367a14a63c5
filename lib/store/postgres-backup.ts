import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type pg from 'pg'
import { BackupError, type RowCounts, syncFolder } from './backup.ts'
import { openClient } from './database/postgres-servers.ts'

/** Tables of every store of this site. */
const OURS = ['kysely_migration', 'recommendations']

/**
 * Copies the PostgreSQL store into one new file with `pg_dump`, as it is at one moment, while the
 * site goes on writing; then reads the file and counts its rows. Rejects with a `BackupError` when
 * the counts differ, the file exists, or `pg_dump` is missing or fails.
 *
 * @returns how many rows of each table the file holds
 */
export async function backupPostgres(databaseUrl: string, to: string): Promise<RowCounts> {
  if (existsSync(to)) throw new BackupError(`“${to}” exists already; name a new file.`)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const unfinished = `${to}.part`
  try {
    await (await open(unfinished, 'w', 0o600)).close()
    const stored = await withSnapshot(databaseUrl, async (snapshot, counts) => {
      const options = ['--format=custom', `--snapshot=${snapshot}`, `--file=${unfinished}`]
      await runTool('pg_dump', databaseUrl, [...options, '--no-owner', '--no-privileges'])
      return counts
    })
    const copied = await countDumped(unfinished)
    for (const [table, rows] of Object.entries(stored)) {
      if (copied[table] === rows) continue
      throw new BackupError(`The copy has ${copied[table] ?? 0} of ${rows} rows of ${table}.`)
    }
    const file = await open(unfinished, 'r+')
    await file.sync()
    await file.close()
    await rename(unfinished, to)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncFolder(dirname(to))
  return countDumped(to)
}

/**
 * Puts such a copy into a database. Rejects with a `BackupError`, everything as it was, when the
 * file is none of ours or damaged, when the database has a store and `replace` is not set, and in
 * any case when a running site uses it.
 */
export async function restorePostgres(
  databaseUrl: string,
  from: string,
  { replace }: { replace: boolean },
): Promise<void> {
  if (!existsSync(from)) throw new BackupError(`There is no file “${from}”.`)
  const copied = await countDumped(from)
  if (OURS.some((table) => copied[table] === undefined)) {
    throw new BackupError(`“${from}” is no whole copy of a store of this site.`)
  }
  await withClient(databaseUrl, async (client) => {
    const tables = await listTables(client)
    if (OURS.some((table) => tables.includes(table)) && !replace) {
      throw new BackupError('DATABASE_URL names a store already; --force replaces it.')
    }
    if (await isUsed(client)) {
      throw new BackupError('The store that DATABASE_URL names is in use; stop the site first.')
    }
  })
  await runTool('pg_restore', databaseUrl, [
    ...['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction'],
    ...(replace ? ['--clean', '--if-exists'] : []),
    from,
  ])
}

/** Whether a site has connections to this database. */
export async function isUsed(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database()
       and application_name = 'we-guide' and pid <> pg_backend_pid() limit 1`,
  )
  return rows.length > 0
}

/** Whether a site has connections to the database at this address. */
export function isPostgresInUse(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, isUsed)
}

async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`,
  )
  return rows.map(({ name }) => name)
}

/** Runs `work` while a snapshot of the database is held, with the rows of each table in it. */
async function withSnapshot<T>(
  databaseUrl: string,
  work: (snapshot: string, counts: RowCounts) => Promise<T>,
): Promise<T> {
  return withClient(databaseUrl, async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id')
    const counts: RowCounts = {}
    for (const table of await listTables(client)) {
      const name = client.escapeIdentifier(table)
      const counted = await client.query<{ n: string }>(`select count(*) as n from ${name}`)
      counts[table] = Number(counted.rows[0]?.n)
    }
    return work(rows[0]?.id ?? '', counts)
  })
}

async function withClient<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await openClient(databaseUrl, { connectionTimeoutMillis: 10_000 })
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Reads a dump as `pg_restore` would and counts the rows of each table. */
async function countDumped(file: string): Promise<RowCounts> {
  const child = spawn('pg_restore', ['--data-only', '--file=-', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = endOf('pg_restore', child)
  // Observed below; a program that is missing fails before its output has been read.
  ended.catch(() => undefined)
  const counts: RowCounts = {}
  let table: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    if (table === undefined) {
      table = /^COPY (?:[\w"]+\.)?"?(\w+)"? .*FROM stdin;$/.exec(line)?.[1]
      if (table !== undefined) counts[table] = 0
    } else if (line === '\\.') table = undefined
    else counts[table] = (counts[table] ?? 0) + 1
  }
  await ended
  if (table !== undefined) throw new BackupError(`“${file}” ends in the middle of ${table}.`)
  return counts
}

/** Runs a program of PostgreSQL; the password goes by its environment, where others do not see it. */
async function runTool(name: string, databaseUrl: string, options: string[]): Promise<void> {
  // No `URL`: an address may name several hosts.
  const [, scheme = '', user = '', password, rest = ''] =
    /^(\w+:\/\/)(?:([^:@/?]*)(?::([^@/?]*))?@)?(.*)$/s.exec(databaseUrl) ?? []
  const named = `${scheme}${user && `${user}@`}${rest}`
  const child = spawn(name, [`--dbname=${named}`, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      PGTARGETSESSIONATTRS: 'read-write',
      ...(password && { PGPASSWORD: decodeURIComponent(password) }),
    },
  })
  await endOf(name, child)
}

async function endOf(name: string, child: ReturnType<typeof spawn>): Promise<void> {
  const said = child.stderr ? text(child.stderr) : Promise.resolve('')
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'ENOENT'
          ? new BackupError(`${name} is not installed; it comes with PostgreSQL’s client programs.`)
          : error,
      )
    })
    child.once('close', resolve)
  })
  if (code === 0) return
  const reason = (await said).trim().split('\n')[0] ?? ''
  throw new BackupError(`${name} failed: ${reason.replace(/^\w+: (?:error: )?/, '')}`)
}
