import type { ContentDraft, DraftEntry } from '#lib/store/content-types.ts'
import type { Repositories } from '#lib/store/store.ts'
import {
  ABSENT,
  type ContentFile,
  isBinary,
  normalizeText,
  readContentFile,
} from './content-file.ts'
import { type Conflict, mergeTexts } from './merge.ts'
import { findVersionText } from './versions.ts'

/** The longest text that is kept, in characters; the longest file of the site has 270,000. */
export const MAX_TEXT_LENGTH = 1_500_000

/** A file as an editor finds it: as it is published, the editor's own draft, and who else is at it. */
export type OpenedFile = {
  file: ContentFile
  draft: ContentDraft | undefined
  /** Drafts of other editors of the same file, the latest first. */
  others: DraftEntry[]
  /** What became of the draft where the published file has changed since it was begun. */
  since: DraftState | undefined
}

/**
 * How a draft stands to the published file: `current`: begun from it; `behind`: begun from an earlier
 * one, and both can be merged; `conflict`: both changed the same lines, or the earlier one is not known.
 */
export type DraftState =
  | { state: 'current' }
  | { state: 'behind'; merged: string | null }
  | { state: 'conflict'; conflicts: Conflict[] }

/** Opens a file for an editor. Throws a `ContentPathError` for paths that nobody may edit. */
export async function openFile(
  { contentDrafts }: Pick<Repositories, 'contentDrafts'>,
  dir: string,
  path: string,
  editor: string,
): Promise<OpenedFile> {
  const file = await readContentFile(dir, path)
  const [draft, all] = await Promise.all([
    contentDrafts.find(path, editor),
    contentDrafts.list({ path }),
  ])
  const others = all.filter(({ author }) => author !== editor)
  return { file, draft, others, since: draft && draftState(draft, file) }
}

/** How an edit stands to the file as it is now. */
export function draftState(
  { baseHash, baseText, text }: Pick<ContentDraft, 'baseHash' | 'baseText' | 'text'>,
  file: Pick<ContentFile, 'hash' | 'text'>,
): DraftState {
  if (baseHash === file.hash) return { state: 'current' }
  // Somebody else has made the same of it.
  if (text === file.text) return { state: 'behind', merged: text }
  if (text !== null && file.text !== null && baseText !== null) {
    const merge = mergeTexts(baseText, text, file.text)
    if ('merged' in merge) return { state: 'behind', merged: merge.merged }
    return { state: 'conflict', conflicts: merge.conflicts }
  }
  const whole = { mine: text ?? '', theirs: file.text ?? '', base: baseText ?? '' }
  return { state: 'conflict', conflicts: [whole] }
}

export type SavedDraft =
  | { outcome: 'saved'; version: number; updatedAt: Temporal.Instant }
  /** The text is the published one: no draft is kept. */
  | { outcome: 'unchanged' }
  /** The same editor has saved it elsewhere since; nothing was stored. */
  | { outcome: 'changed'; draft: ContentDraft | undefined }
  | { outcome: 'too-long' }

/**
 * Stores what an editor has written, as often as they pause. Nothing of it is checked here: half a
 * sentence is kept too.
 *
 * @param input.text the whole new text; `null` removes the file
 * @param input.baseHash the hash of the file that the editor began from (`ContentFile.hash`)
 * @param input.version the version of the draft that the editor saw, 0 for none: where it is given,
 *   a later one is not overwritten
 * @throws ContentPathError for paths that nobody may edit
 */
export async function saveDraft(
  { contentDrafts, contentChanges }: Pick<Repositories, 'contentDrafts' | 'contentChanges'>,
  dir: string,
  input: {
    path: string
    author: string
    baseHash: string
    text: string | null
    note?: string
    version?: number
    at: Temporal.Instant
  },
): Promise<SavedDraft> {
  const { path, author, baseHash, version, at } = input
  const text = input.text === null || isBinary(path) ? input.text : normalizeText(input.text)
  if (text !== null && text.length > MAX_TEXT_LENGTH) return { outcome: 'too-long' }
  const file = await readContentFile(dir, path)
  const before = await contentDrafts.find(path, author)
  if (version !== undefined && version !== (before?.version ?? 0)) {
    return { outcome: 'changed', draft: before }
  }
  if (baseHash === file.hash && text === file.text) {
    await contentDrafts.delete(path, author)
    return { outcome: 'unchanged' }
  }
  const baseText =
    before?.baseHash === baseHash
      ? before.baseText
      : await textOf({ contentChanges }, dir, file, baseHash)
  const note = input.note ?? before?.note ?? ''
  const draft = { path, author, baseHash, baseText, text, note, updatedAt: at }
  const saved = await contentDrafts.save(version === undefined ? draft : { ...draft, version })
  if (saved === undefined) {
    return { outcome: 'changed', draft: await contentDrafts.find(path, author) }
  }
  return { outcome: 'saved', version: saved, updatedAt: at }
}

/** The text of the version that a draft was begun from; null when it is not known any more. */
async function textOf(
  store: Pick<Repositories, 'contentChanges'>,
  dir: string,
  file: ContentFile,
  hash: string,
): Promise<string | null> {
  if (hash === ABSENT) return null
  if (hash === file.hash) return file.text
  return (await findVersionText(store, dir, file.path, hash)) ?? null
}
