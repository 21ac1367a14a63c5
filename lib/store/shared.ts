import { env } from '#lib/config/settings.ts'
import { openStore } from './connect.ts'
import type { Store } from './store.ts'

// Next bundles this file more than once into one process; a symbol of the global registry
// is the same in each.
const KEY = Symbol.for('we-guide.store')

const holder: typeof globalThis & { [KEY]?: Promise<Store> | undefined } = globalThis

function open(): Promise<Store> {
  const { DATABASE_URL, DATA_DIR } = env()
  const opening = openStore({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR })
  opening.catch(() => {
    if (holder[KEY] === opening) holder[KEY] = undefined
  })
  return opening
}

/** The process's store, opened at the first call. A failed opening is tried again at the next. */
export function sharedStore(): Promise<Store> {
  holder[KEY] ??= open()
  return holder[KEY]
}

/** Closes the process's store, if it was opened; the next call of `sharedStore` opens it anew. */
export async function closeSharedStore(): Promise<void> {
  const opening = holder[KEY]
  holder[KEY] = undefined
  await (await opening?.catch(() => undefined))?.close()
}
