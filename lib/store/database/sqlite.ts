import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'

/** Where the embedded database lies within `DATA_DIR`. */
export function sqliteFile(dataDir: string): string {
  return join(dataDir, 'we-guide.sqlite')
}

const SQLITE_BUSY = 5

// SQLite waits for a lock by blocking the thread, so it may do so only briefly; the rest
// of the patience is ours, in which the process goes on serving. About ten seconds in all.
const BLOCKING_WAIT_MS = 20
const PAUSE_MS = 20
const TRIES = 250

/** Whether SQLite refused something because another has the lock. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === SQLITE_BUSY
}

/** Repeats what another process's lock made impossible, until it can be done. */
async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === TRIES || !isBusy(error)) throw error
      await sleep(PAUSE_MS * (0.5 + Math.random()))
    }
  }
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return value
  throw new TypeError(`A ${typeof value} cannot be stored`)
}

function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters.map(bindable)),
        run: (parameters) => statement.run(...parameters.map(bindable)),
        iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
      }
    },
  }
}

class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection

  constructor(inner: DatabaseConnection) {
    this.#inner = inner
  }

  executeQuery: DatabaseConnection['executeQuery'] = (query, options) =>
    patiently(() => this.#inner.executeQuery(query, options))

  streamQuery: DatabaseConnection['streamQuery'] = (query, chunkSize, options) =>
    this.#inner.streamQuery(query, chunkSize, options)
}

class PatientDriver extends SqliteDriver {
  #connection: DatabaseConnection | undefined

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= new PatientConnection(await super.acquireConnection())
    return this.#connection
  }

  // A plain `begin` takes the write lock at the first write, and when another process has
  // written since the first read, SQLite refuses at once whatever the patience.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class LockingAdapter extends SqliteAdapter {
  // Kysely takes no lock across processes on SQLite. With this, its migrator reads which
  // migrations have run and runs the others within one `begin immediate`, which is such a
  // lock. SQLite's tables can be made and changed in a transaction.
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class PatientSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#config)
  }

  override createAdapter(): SqliteAdapter {
    return new LockingAdapter()
  }
}

/** Opens the SQLite file, making it and its folder where they are missing. */
export async function openSqlite(file: string): Promise<SqliteDialect> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // SQLite gives its other files the mode of this one; what is in them is nobody else's.
  await (await open(file, 'a', 0o600)).close()
  const database = new DatabaseSync(file, {
    timeout: BLOCKING_WAIT_MS,
    enableForeignKeyConstraints: true,
  })
  try {
    await patiently(() => database.exec('pragma journal_mode = wal'))
    database.exec('pragma synchronous = full')
    // What is removed is overwritten, not only forgotten.
    database.exec('pragma secure_delete = on')
  } catch (error) {
    database.close()
    throw error
  }
  return new PatientSqliteDialect({ database: asKyselyDatabase(database) })
}
