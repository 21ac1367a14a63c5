import { randomUUID } from 'node:crypto'
import type { Repositories } from '#lib/store/store.ts'
import { normalizeText } from './content-file.ts'

/** The longest reason of a change, in characters. */
export const MAX_NOTE_LENGTH = 500

export type Submitted =
  | { outcome: 'submitted'; id: string }
  /** No draft of the editor is left at these paths. */
  | { outcome: 'nothing' }
  /** A change says why it is made. */
  | { outcome: 'no-note' }

/**
 * Makes one change out of an editor's drafts: ready for a review and for being published. The drafts
 * become a part of it.
 *
 * @param input.note why, in the editor's words; becomes the message in the history
 */
export async function submitChange(
  { contentDrafts, contentChanges }: Pick<Repositories, 'contentDrafts' | 'contentChanges'>,
  input: { author: string; paths: readonly string[]; note: string; at: Temporal.Instant },
): Promise<Submitted> {
  const { author, at } = input
  const note = normalizeText(input.note).trim().slice(0, MAX_NOTE_LENGTH)
  if (note === '') return { outcome: 'no-note' }
  const paths = [...new Set(input.paths)]
  const found = await Promise.all(paths.map((path) => contentDrafts.find(path, author)))
  const files = found.flatMap((draft) => {
    if (!draft) return []
    const { path, baseHash, baseText, text } = draft
    return [{ path, baseHash, baseText, text }]
  })
  if (files.length === 0) return { outcome: 'nothing' }
  const id = randomUUID()
  await contentChanges.insert({ id, note, files, by: author, at })
  return { outcome: 'submitted', id }
}
