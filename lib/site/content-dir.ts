import { join } from 'node:path'

/** The folder of the editors' words and numbers. */
export function contentDir(): string {
  return join(process.cwd(), 'content')
}
