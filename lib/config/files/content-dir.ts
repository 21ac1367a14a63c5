import { join } from 'node:path'
import { currentPreview } from '../preview.ts'
import { processSingleton } from '../process-singleton.ts'

/** The state of the content in a serving process. */
export type ContentState = {
  /**
   * The folder of the validated copy that is shown; undefined in a process that reads the source.
   */
  dir: string | undefined
  /** Why the current source is not shown: `file:line: what is wrong. What to do.`, one per line. */
  problems: string[]
  /** Of problems that a rule found: the rule and what it is about, for words of other languages. */
  said: Record<string, { code: string; values: Record<string, string | number> }>
}

/** The content state of this process. */
export function contentState(): ContentState {
  return processSingleton('content', () => ({ dir: undefined, problems: [], said: {} }))
}

/** The folder that editors write to; benchmarks may use another one. */
export function sourceContentDir(): string {
  return process.env.CONTENT_DIR || join(process.cwd(), 'content')
}

/**
 * The folder that all content is read from. In a serving process this is a copy of the source at
 * the time when it was last valid (`lib/jobs/content/content-snapshot.ts`); in a
 * request that previews drafts, a copy of that with the drafts.
 */
export function contentDir(): string {
  return currentPreview()?.dir ?? contentState().dir ?? sourceContentDir()
}
