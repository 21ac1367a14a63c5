import { existsSync } from 'node:fs'
import { env } from '#lib/config/settings.ts'
import { migrateStore, openStore } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import type { Store } from '#lib/store/store.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'

/** Which store the settings name. */
export function storeSettings(): { databaseUrl: string | undefined; dataDir: string } {
  const { DATABASE_URL, DATA_DIR } = env()
  return { databaseUrl: DATABASE_URL, dataDir: DATA_DIR }
}

/**
 * Does some work with the store that the settings name, and closes it. A store that is not
 * there is an error, not an empty list: the folder is then probably the wrong one.
 */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const { databaseUrl, dataDir } = storeSettings()
  if (!databaseUrl && !existsSync(sqliteFile(dataDir))) {
    throw new FatalError(`DATA_DIR: there is no store in “${dataDir}” yet; a start makes it.`)
  }
  const store = await openStore({ databaseUrl, dataDir }).catch(cannotOpen)
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

/** Brings the tables of that store up to date; gives what was done. */
export async function migrateNamedStore(): Promise<string[]> {
  return migrateStore(storeSettings()).catch(cannotOpen)
}

function cannotOpen(error: unknown): never {
  const { databaseUrl, dataDir } = storeSettings()
  const where = databaseUrl ? 'DATABASE_URL' : `DATA_DIR: “${dataDir}”`
  throw new FatalError(`${where}: the store cannot be opened: ${errorMessage(error)}.`)
}
