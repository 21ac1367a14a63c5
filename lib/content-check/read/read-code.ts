import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeFile } from '../content.ts'

/** Folders that use messages and records. Omits the rules themselves: they contain example ids. */
const FOLDERS = ['lib', 'components', 'app']

/** Reads the source files of a project that may use messages and records. */
export function readCode(root: string): CodeFile[] {
  return FOLDERS.filter((room) => existsSync(join(root, room)))
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(room, name),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(join('lib', 'check')))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
