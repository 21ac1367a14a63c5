import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished, vi } from 'vitest'
import { databaseUser, systemFolders } from '#lib/cli/test/postgres.ts'
import { freePort } from '../running-site.ts'

/** What the standby is called in `synchronous_standby_names`. */
const STANDBY = 'standby'

export type Server = {
  port: number
  url: string
  query(sql: string): Promise<Record<string, unknown>[]>
  /** Kills the server and all of its processes (SIGKILL). */
  kill(): Promise<void>
}

/** Where PostgreSQL's programs are, with the one that copies a running server; undefined without. */
export function replicationPrograms(): string | undefined {
  return systemFolders()[0]
}

/**
 * A primary, and a standby that streams from it and that it waits for before it acknowledges a
 * commit. Both end with the test.
 */
export async function startReplicated(bin: string): Promise<{ primary: Server; standby: Server }> {
  const folder = mkdtempSync(join(tmpdir(), 'we-guide-replicated-'))
  // PostgreSQL may run as another user than the tests.
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const user = databaseUser()
  const as = { cwd: folder, ...user }

  function folderFor(name: string): string {
    const own = join(folder, name)
    mkdirSync(own)
    if (user) chownSync(own, user.uid, user.gid)
    return own
  }

  function runTool(name: string, ...args: string[]): void {
    execFileSync(join(bin, name), args, { ...as, stdio: ['ignore', 'ignore', 'inherit'] })
  }

  async function start(data: string, ...options: string[]): Promise<Server> {
    const port = await freePort()
    const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', join(data, '..')]
    const child = spawn(join(bin, 'postgres'), [...args, '-F', ...options], {
      ...as,
      stdio: 'ignore',
      // A group of its own, so that all of it can be killed.
      detached: true,
    })
    onTestFinished(() => killAll(child))
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`
    const query = (sql: string) => queryOnce(url, sql)
    await vi.waitFor(() => query('select 1'), { timeout: 60_000, interval: 200 })
    return { port, url, query, kill: () => killAll(child) }
  }

  const data = join(folderFor('primary'), 'data')
  runTool(
    'initdb',
    ...[`--pgdata=${data}`, '--username=postgres', '--auth=trust', '--encoding=UTF8'],
    ...['--no-sync', '--locale=C.UTF-8'],
  )
  const primary = await start(data)
  const copy = join(folderFor('standby'), 'data')
  runTool(
    'pg_basebackup',
    ...['--host=127.0.0.1', `--port=${primary.port}`, '--username=postgres', `--pgdata=${copy}`],
    ...['--write-recovery-conf', '--checkpoint=fast', '--no-sync'],
  )
  const standby = await start(copy, '-c', `cluster_name=${STANDBY}`)
  await primary.query(`alter system set synchronous_standby_names = '${STANDBY}'`)
  await primary.query('select pg_reload_conf()')
  await vi.waitFor(
    async () => {
      const [row] = await primary.query('select sync_state from pg_stat_replication')
      if (row?.sync_state !== 'sync') throw new Error('the standby does not stream yet')
    },
    { timeout: 60_000, interval: 200 },
  )
  return { primary, standby }
}

async function queryOnce(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function killAll(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const ended = once(child, 'exit')
  process.kill(-child.pid, 'SIGKILL')
  await ended
}
