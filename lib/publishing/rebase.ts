import type { FileEdit } from '#lib/store/content-types.ts'
import { readContentFile } from './content-file.ts'
import { draftState } from './drafts.ts'
import type { Conflict } from './merge.ts'

/**
 * The edits as they apply to the files as they are now: merged where a file has changed since, or the
 * lines that both changed.
 */
export async function rebase(
  dir: string,
  edits: readonly FileEdit[],
): Promise<{ files: FileEdit[] } | { conflicts: { path: string; conflicts: Conflict[] }[] }> {
  const files: FileEdit[] = []
  const conflicts: { path: string; conflicts: Conflict[] }[] = []
  for (const edit of edits) {
    const file = await readContentFile(dir, edit.path)
    const since = draftState(edit, file)
    if (since.state === 'conflict') {
      conflicts.push({ path: edit.path, conflicts: since.conflicts })
      continue
    }
    const text = since.state === 'behind' ? since.merged : edit.text
    // A file in another encoding has another hash than its text: it is replaced.
    files.push({ path: edit.path, baseHash: file.hash, baseText: file.text, text })
  }
  return conflicts.length > 0 ? { conflicts } : { files }
}
