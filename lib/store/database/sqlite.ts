import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Dialect, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { retryWhileBusy, SqliteDriver, SqliteLockingAdapter } from './sqlite-driver.ts'

/** Where the embedded database lies within `DATA_DIR`. */
export function sqliteFile(dataDir: string): string {
  return join(dataDir, 'we-guide.sqlite')
}

// SQLite waits for a lock by blocking the thread; the driver waits without.
const BLOCKING_WAIT_MS = 5

/** Opens the SQLite file, making it and its folder where they are missing. */
export async function openSqlite(file: string): Promise<Dialect> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // SQLite gives its other files the mode of this one; what is in them is nobody else's.
  await (await open(file, 'a', 0o600)).close()
  const options = { timeout: BLOCKING_WAIT_MS, enableForeignKeyConstraints: true }
  const writer = new DatabaseSync(file, options)
  try {
    await retryWhileBusy(() => writer.exec('pragma journal_mode = wal'))
    writer.exec('pragma synchronous = full')
    // What is removed is overwritten, not only forgotten.
    writer.exec('pragma secure_delete = on')
    const reader = new DatabaseSync(file, { ...options, readOnly: true })
    return {
      createDriver: () => new SqliteDriver({ writer, reader }),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteLockingAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    }
  } catch (error) {
    writer.close()
    throw error
  }
}
