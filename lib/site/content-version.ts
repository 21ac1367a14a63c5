import { log } from './log.ts'

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

/**
 * What `read` makes of the content, read once for each version of it; while developing, on every
 * call. A version that cannot be read is said in the log, and what was read before stays.
 */
export function readOnce<T>(read: () => T): () => T {
  let held: { version: number; value: T } | undefined
  return () => {
    const version = contentVersion()
    if (process.env.NODE_ENV === 'development') return read()
    if (held?.version === version) return held.value
    try {
      held = { version, value: read() }
    } catch (error) {
      if (!held) throw error
      log.error('content not read', { error: String(error) })
      holder[KEY] = { version, unread: String(error) }
      held = { ...held, version }
    }
    return held.value
  }
}
