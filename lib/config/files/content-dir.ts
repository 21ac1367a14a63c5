import { join } from 'node:path'
import { processSingleton } from '../process-singleton.ts'

/** What a serving process knows of the content that it shows. */
export type ContentState = {
  /** The folder that is shown; undefined in a process that shows the source itself. */
  dir: string | undefined
  /** Why the source is not shown: `file:line: what is wrong. What to do.`, one a line. */
  problems: string[]
}

/** The content of this process. */
export function contentState(): ContentState {
  return processSingleton('content', () => ({ dir: undefined, problems: [] }))
}

/** The folder that editors write to; a measurement may bring one of its own. */
export function sourceContentDir(): string {
  return process.env.CONTENT_DIR || join(process.cwd(), 'content')
}

/**
 * The folder that everything reads from. In a serving process a copy of the source as it was when
 * all of it could last be read (`lib/jobs/content-snapshot.ts`).
 */
export function contentDir(): string {
  return contentState().dir ?? sourceContentDir()
}
