import { processSingleton } from '#lib/config/process-singleton.ts'
import { env } from '#lib/config/settings.ts'
import { openStore } from './connect.ts'
import type { Store } from './store.ts'

function held(): { store?: Promise<Store> | undefined } {
  return processSingleton('store', () => ({}))
}

function open(): Promise<Store> {
  const { DATABASE_URL, DATA_DIR } = env()
  const opening = openStore({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR })
  opening.catch(() => {
    if (held().store === opening) held().store = undefined
  })
  return opening
}

/** The process's store, opened at the first call. A failed opening is tried again at the next. */
export function sharedStore(): Promise<Store> {
  const holder = held()
  holder.store ??= open()
  return holder.store
}

/** Closes the process's store, if it was opened; the next call of `sharedStore` opens it anew. */
export async function closeSharedStore(): Promise<void> {
  const opening = held().store
  held().store = undefined
  await (await opening?.catch(() => undefined))?.close()
}
