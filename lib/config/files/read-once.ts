import { processSingleton } from '../process-singleton.ts'
import { contentDir } from './content-dir.ts'

/**
 * Caches what `read` makes of the content: once per process and content folder, shared by all
 * bundles. In development it reads on every call.
 *
 * @param name a unique name for this part of the content
 */
export function readOnce<T>(name: string, read: () => T): () => T {
  return () => {
    if (process.env.NODE_ENV === 'development') return read()
    const held = processSingleton<{ dir?: string; value?: T }>(`content ${name}`, () => ({}))
    const dir = contentDir()
    if (held.dir === dir && held.value !== undefined) return held.value
    const value = read()
    Object.assign(held, { dir, value })
    return value
  }
}
