import { join } from 'node:path'

/** The folder of the editors' words and numbers; a measurement may bring one of its own. */
export function contentDir(): string {
  return process.env.CONTENT_DIR || join(process.cwd(), 'content')
}
