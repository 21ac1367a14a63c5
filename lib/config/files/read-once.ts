import { processSingleton } from '../process-singleton.ts'
import { contentDir } from './content-dir.ts'

/**
 * What `read` makes of the content: read once for each content that the process shows, and held
 * once in however many bundles the reader stands. While developing, read on every call.
 *
 * @param name of the part of the content, which nothing else is held under
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
