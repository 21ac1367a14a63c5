import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILD_DIR } from '#lib/site/build-dir.ts'

const folder = join(process.cwd(), BUILD_DIR, 'cache/mdx')

/** A text made of another one, kept on disk under the hash of what it was made of. */
export type KeptText = {
  /** What was made before; undefined when nothing was. */
  read(): string | undefined
  write(made: string): void
}

/**
 * Where something made of a text is kept. `recipe` says how it is made, and changes with that:
 * what older ones have left is never read again.
 */
export function keptText(recipe: string, text: string): KeptText {
  const key = createHash('sha256').update(`${recipe}\n${text}`).digest('hex')
  const file = join(folder, key.slice(0, 2), key)
  return {
    read() {
      try {
        return readFileSync(file, 'utf8')
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
