import { today } from '#lib/config/clock.ts'
import { parseContentPath } from '../content-path.ts'
import { askChecker, type ContentFinding } from './check-process.ts'

export type { ContentFinding } from './check-process.ts'

/** What the whole content would be checked with: a text in place of a file, `null` for its removal. */
export type WouldBe = { path: string; text: string | null }

/**
 * Checks the whole content as it would be, by the rules of `npm run check`, in a process of its own.
 *
 * @param dir the folder that editors write to
 * @returns errors first; `path` begins with the name of the content folder: `content/facts/fees.yml`
 */
export async function checkContentAs(
  dir: string,
  files: readonly WouldBe[],
  day: string = today(),
): Promise<ContentFinding[]> {
  for (const { path } of files) {
    if (!parseContentPath(path)) throw new Error(`${path} cannot be edited`)
  }
  return askChecker({ dir, day, files: files.map(({ path, text }) => [path, text]) })
}
