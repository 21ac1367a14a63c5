import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
} from 'kysely'
import type { WaitBudget } from '#lib/config/wait-budget.ts'
import { StoreBusyError, storeWait } from './store-wait.ts'
import { WriteQueue } from './write-queue.ts'

const SQLITE_BUSY = 5
const PAUSE_MS = 20

/** Whether SQLite refused something because another process has the lock. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === SQLITE_BUSY
}

/**
 * Repeats what another process's lock made impossible, until it can be done or the wait is over.
 * SQLite itself would wait by blocking the thread, and with it every reader.
 */
export async function retryWhileBusy<T>(work: () => T, wait: WaitBudget = storeWait()): Promise<T> {
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error)) throw error
      const leftMs = wait.leftMs
      if (leftMs <= 0) {
        throw new StoreBusyError('another process holds the store', { cause: error })
      }
      await wait.during(() => sleep(Math.min(PAUSE_MS * (0.5 + Math.random()), leftMs)))
    }
  }
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return value
  throw new TypeError(`A ${typeof value} cannot be stored`)
}

function run<R>(database: DatabaseSync, { sql, parameters }: CompiledQuery): QueryResult<R> {
  const statement = database.prepare(sql)
  const values = parameters.map(bindable)
  // Rows come as the query was written: Kysely's types hold for them, ours for the tables.
  if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] }
  const { changes, lastInsertRowid } = statement.run(...values)
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
}

/** Two connections to one file in WAL mode: reading goes on while a write waits or runs. */
export type SqliteConnections = { writer: DatabaseSync; reader: DatabaseSync }

class SqliteConnection implements DatabaseConnection {
  readonly #connections: SqliteConnections
  readonly #queue: WriteQueue
  #writes = false

  constructor(connections: SqliteConnections, queue: WriteQueue) {
    this.#connections = connections
    this.#queue = queue
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { reader, writer } = this.#connections
    if (this.#writes) return retryWhileBusy(() => run<R>(writer, query))
    if (SelectQueryNode.is(query.query)) return retryWhileBusy(() => run<R>(reader, query))
    await this.beginWriting()
    try {
      return await retryWhileBusy(() => run<R>(writer, query))
    } finally {
      this.endWriting()
    }
  }

  // biome-ignore lint/correctness/useYield: nothing here reads a stream
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Read in pages: a stream would keep SQLite’s log from being cut')
  }

  async beginWriting(): Promise<void> {
    await this.#queue.acquire(storeWait())
    this.#writes = true
  }

  endWriting(): void {
    if (!this.#writes) return
    this.#writes = false
    this.#queue.release()
  }

  /** Takes back what a transaction has written; SQLite has done so itself after some faults. */
  rollback(): void {
    const { writer } = this.#connections
    if (this.#writes && writer.isTransaction) writer.exec('rollback')
  }
}

function ours(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection
  throw new TypeError('Not a connection of this driver')
}

/** Kysely's driver for `node:sqlite`: reads beside one writer, and every wait bounded. */
export class SqliteDriver implements Driver {
  readonly #connections: SqliteConnections
  readonly #queue = new WriteQueue()

  constructor(connections: SqliteConnections) {
    this.#connections = connections
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this.#connections, this.#queue)
  }

  // A plain `begin` takes the write lock at the first write, and when another process has
  // written since the first read, SQLite refuses at once however long one would wait.
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const one = ours(connection)
    await one.beginWriting()
    try {
      await one.executeQuery(CompiledQuery.raw('begin immediate'))
    } catch (error) {
      one.endWriting()
      throw error
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const one = ours(connection)
    await one.executeQuery(CompiledQuery.raw('commit'))
    one.endWriting()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const one = ours(connection)
    one.rollback()
    one.endWriting()
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const one = ours(connection)
    one.rollback()
    one.endWriting()
  }

  async destroy(): Promise<void> {
    this.#connections.reader.close()
    this.#connections.writer.close()
  }
}

export class SqliteLockingAdapter extends SqliteAdapter {
  // The driver itself lets one writer in at a time.
  override get supportsMultipleConnections(): boolean {
    return true
  }

  // Kysely takes no lock across processes on SQLite. With this, its migrator reads which
  // migrations have run and runs the others within one `begin immediate`, which is such a
  // lock. SQLite's tables can be made and changed in a transaction.
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
