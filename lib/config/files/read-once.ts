import { LRUCache } from 'lru-cache'
import { currentPreview } from '../preview.ts'
import { processSingleton } from '../process-singleton.ts'
import { contentDir } from './content-dir.ts'

/** How many previewed folders stay in memory: each holds all facts and guides. */
const MAX_PREVIEWS = 3

/**
 * Caches what `read` makes of the content: once per process and content folder, shared by all
 * bundles. In development it reads on every call. What an editor previews is kept apart, so that it
 * never takes the place of what readers see.
 *
 * @param name a unique name for this part of the content
 */
export function readOnce<T>(name: string, read: () => T): () => T {
  return () => {
    if (process.env.NODE_ENV === 'development') return read()
    const dir = contentDir()
    const held = currentPreview() ? previewed<T>(name, dir) : shown<T>(name)
    if (held.dir === dir && held.value !== undefined) return held.value
    const value = read()
    Object.assign(held, { dir, value })
    return value
  }
}

type Held<T> = { dir?: string; value?: T }

function shown<T>(name: string): Held<T> {
  return processSingleton(`content ${name}`, () => ({}))
}

function previewed<T>(name: string, dir: string): Held<T> {
  const folders = processSingleton(
    'previewed content',
    () => new LRUCache<string, { [name: string]: object }>({ max: MAX_PREVIEWS }),
  )
  const parts = folders.get(dir) ?? {}
  folders.set(dir, parts)
  parts[name] ??= {}
  return parts[name]
}
