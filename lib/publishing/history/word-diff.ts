import { diffArrays } from 'diff'

/** A stretch of words: in both texts, only in the old one, or only in the new one. */
export type WordChange = { kind: 'same' | 'removed' | 'added'; words: string }

/** Lines that changed, with a little of what stands around them. */
export type Hunk = {
  /** The line of the new text with which it begins, from 1. */
  line: number
  words: WordChange[]
}

/** Lines around a change that are shown with it. */
const AROUND = 1

/** Longer changes are shown by whole lines: comparing their words takes too long. */
const MAX_WORDS_LENGTH = 20_000

/** Most changed lines that are compared; a file written anew is shown as removed and added. */
const MAX_EDITS = 5_000

/**
 * What changed between two texts, as words within the lines that changed. Empty when nothing did.
 */
export function wordDiff(before: string | null, after: string | null): Hunk[] {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const parts =
    diffArrays(old, fresh, { maxEditLength: MAX_EDITS }) ??
    ([
      { removed: true, added: false, value: old },
      { removed: false, added: true, value: fresh },
    ] as const)
  const hunks: Hunk[] = []
  let line = 1
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]
    if (!part) continue
    if (!part.added && !part.removed) {
      line += part.value.length
      continue
    }
    const next = parts[index + 1]
    const isReplaced = part.removed && next?.added === true
    const removed = part.removed ? part.value : []
    const added = part.added ? part.value : isReplaced ? next.value : []
    const start = Math.max(0, line - 1 - AROUND)
    const lead = fresh.slice(start, line - 1)
    const tail = fresh.slice(line - 1 + added.length, line - 1 + added.length + AROUND)
    hunks.push({
      line,
      words: [...same(lead, 'before'), ...compare(removed, added), ...same(tail, 'after')],
    })
    line += added.length
    if (isReplaced) index++
  }
  return hunks
}

function linesOf(text: string | null): string[] {
  if (text === null || text === '') return []
  return text.replace(/\n$/, '').split('\n')
}

function same(lines: readonly string[], place: 'before' | 'after'): WordChange[] {
  if (lines.length === 0) return []
  const text = lines.join('\n')
  return [{ kind: 'same', words: place === 'before' ? `${text}\n` : `\n${text}` }]
}

function compare(removed: readonly string[], added: readonly string[]): WordChange[] {
  const [before, after] = [removed.join('\n'), added.join('\n')]
  if (added.length === 0) return [{ kind: 'removed', words: before }]
  if (removed.length === 0) return [{ kind: 'added', words: after }]
  const words =
    before.length + after.length <= MAX_WORDS_LENGTH
      ? diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_EDITS })
      : undefined
  if (!words) {
    return [
      { kind: 'removed', words: `${before}\n` },
      { kind: 'added', words: after },
    ]
  }
  return words.map(({ value, added: isAdded, removed: isRemoved }) => ({
    kind: isAdded ? 'added' : isRemoved ? 'removed' : 'same',
    words: value.join(''),
  }))
}

/** Words, spaces and signs. The package's own words end at Kazakh letters. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|./gsu) ?? []
}
