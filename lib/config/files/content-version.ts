import { log } from '../log.ts'
import { contentDir } from './content-dir.ts'

// Next bundles this file more than once into one process; a symbol of the global registry
// is the same in each.
const KEY = Symbol.for('we-guide.content')

const holder: typeof globalThis & { [KEY]?: { version: number; unread?: string } } = globalThis

/** The number of the content that the process shows; it grows when editors changed something. */
export function contentVersion(): number {
  return holder[KEY]?.version ?? 0
}

/** Why a part of the content as it is now could not be read; undefined when none failed so far. */
export function unreadContent(): string | undefined {
  return holder[KEY]?.unread
}

/** Has everything that was read of the content read again when it is next asked for. */
export function nextContent(): void {
  holder[KEY] = { version: contentVersion() + 1 }
}

type Held<T> = { version: number; value: T }

/**
 * What `read` makes of the content, read once for each version of it and held once in the process,
 * in however many bundles the reader stands; while developing, read on every call. A version that
 * cannot be read is said in the log, and what was read before stays.
 *
 * @param name of the part of the content, which nothing else is held under
 */
export function readOnce<T>(name: string, read: () => T): () => T {
  const shelf: { [key: symbol]: Held<T> | undefined } = globalThis
  return () => {
    if (process.env.NODE_ENV === 'development') return read()
    const version = contentVersion()
    const key = Symbol.for(`we-guide.content ${contentDir()} ${name}`)
    const held = shelf[key]
    if (held?.version === version) return held.value
    try {
      const value = read()
      shelf[key] = { version, value }
      return value
    } catch (error) {
      if (!held) throw error
      log.error('content not read', { error: String(error) })
      holder[KEY] = { version, unread: String(error) }
      shelf[key] = { ...held, version }
      return held.value
    }
  }
}
