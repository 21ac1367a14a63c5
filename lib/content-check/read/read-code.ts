import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeFile } from '../content.ts'

/** Where words and records are used; the rules themselves name ids only as examples. */
const ROOMS = ['lib', 'components', 'app']

/** The source files in which messages and records may be used, under a project's folder. */
export function readCode(root: string): CodeFile[] {
  return ROOMS.filter((room) => existsSync(join(root, room)))
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(room, name),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(join('lib', 'check')))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
