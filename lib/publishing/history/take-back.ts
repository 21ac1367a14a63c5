import type { Repositories } from '#lib/store/store.ts'
import { hashOf, readContentFile } from '../content-file.ts'
import { saveDraft } from '../drafts.ts'
import { mergeTexts } from '../merge.ts'
import { findChange } from './history.ts'

export type TakenBack =
  /** Drafts of the earlier texts are there; they are reviewed and published as any other. */
  | { outcome: 'drafted'; paths: string[] }
  /** There is no such change, or its texts are as they were before it. */
  | { outcome: 'nothing' }
  /** Later changes touched the same lines: these files have to be edited by hand. */
  | { outcome: 'conflict'; paths: string[] }
  /** The editor has begun to write at one of the files: nothing is overwritten. */
  | { outcome: 'drafts-there'; paths: string[] }

/**
 * Takes one published change back: makes drafts of its files as they would be without it. What was
 * changed later elsewhere in them stays. All of its files, or none.
 */
export async function takeBack(
  store: Pick<Repositories, 'contentChanges' | 'contentDrafts'>,
  where: { dir: string },
  input: { id: string; author: string; at: Temporal.Instant },
): Promise<TakenBack> {
  const { dir } = where
  const { id, author, at } = input
  const change = await findChange(store, where, id)
  const conflicts: string[] = []
  const taken: { path: string; baseHash: string; text: string | null }[] = []
  for (const { path, before, after } of change?.files ?? []) {
    const { text, hash } = await readContentFile(dir, path)
    if (text === before || before === after) continue
    if (text === after) {
      taken.push({ path, baseHash: hash, text: before })
      continue
    }
    // What came later is kept: the change is undone in the text as it is now.
    const merge =
      text !== null && before !== null && after !== null
        ? mergeTexts(after, before, text)
        : undefined
    if (merge && 'merged' in merge) taken.push({ path, baseHash: hash, text: merge.merged })
    else conflicts.push(path)
  }
  if (conflicts.length > 0) return { outcome: 'conflict', paths: conflicts }
  const changed = taken.filter(({ path, baseHash, text }) => hashOf(path, text) !== baseHash)
  if (!change || changed.length === 0) return { outcome: 'nothing' }
  const begun: string[] = []
  for (const { path } of changed) {
    if (await store.contentDrafts.find(path, author)) begun.push(path)
  }
  if (begun.length > 0) return { outcome: 'drafts-there', paths: begun }
  const [reason = ''] = change.note.split('\n')
  for (const file of changed) {
    await saveDraft(store, dir, { ...file, author, note: reason, version: 0, at })
  }
  return { outcome: 'drafted', paths: changed.map(({ path }) => path) }
}
