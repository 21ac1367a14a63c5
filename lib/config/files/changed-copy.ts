import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Contents of files by their path below a folder; `null` for a file that is taken out. */
export type FileChanges = ReadonlyMap<string, string | Uint8Array | null>

/** Copies a folder and changes some files of the copy. Throws if `to` cannot be written. */
export function copyWithChanges(from: string, to: string, changes: FileChanges): void {
  cpSync(from, to, { recursive: true })
  for (const [path, data] of changes) {
    const file = join(to, path)
    if (data === null) rmSync(file, { force: true })
    else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, data)
    }
  }
}
