import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Texts of files by their path below a folder; `null` for a file that is taken out. */
export type FileChanges = ReadonlyMap<string, string | null>

/** Copies a folder and changes some files of the copy. Throws if `to` cannot be written. */
export function copyWithChanges(from: string, to: string, changes: FileChanges): void {
  cpSync(from, to, { recursive: true })
  for (const [path, text] of changes) {
    const file = join(to, path)
    if (text === null) rmSync(file, { force: true })
    else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
}
