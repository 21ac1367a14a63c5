import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILD_DIR } from '../build-dir.ts'

const folder = join(process.cwd(), BUILD_DIR, 'cache/made')

/** A place on disk for what takes long to make, by the hash of what it is made of. */
export type Kept = {
  /** What was made before; undefined when nothing was. */
  read(): Buffer | undefined
  write(made: string | Uint8Array): void
}

/**
 * Where something made of `from` is kept. `recipe` says how it is made, and changes with that:
 * what older ones have left is never read again.
 */
export function keptBy(recipe: string, from: string): Kept {
  const key = createHash('sha256').update(`${recipe}\n${from}`).digest('hex')
  const file = join(folder, key.slice(0, 2), key)
  return {
    read() {
      try {
        return readFileSync(file)
      } catch {
        return undefined
      }
    },
    write(made) {
      // Others may write the same at the same time, and none may read half of it.
      const unfinished = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
      try {
        mkdirSync(join(file, '..'), { recursive: true })
        writeFileSync(unfinished, made)
        renameSync(unfinished, file)
      } catch {
        // On a full or read-only disk everything is made anew, and still right.
      }
    },
  }
}
