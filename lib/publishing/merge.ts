import { diff3Merge } from 'node-diff3'

/** A merged text, or where two people changed the same lines. */
export type Merge = { merged: string } | { conflicts: Conflict[] }

/** Lines that both changed, as each left them. */
export type Conflict = { mine: string; theirs: string; base: string }

/** Longer texts are not merged: the search for common lines takes the square of their number. */
const MAX_LINES = 10_000

/**
 * Merges two edits of one text line by line. Where the changed lines do not touch, both edits are
 * kept; where they do, nothing is decided and both are given beside each other.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  if (mine === theirs || theirs === base) return { merged: mine }
  if (mine === base) return { merged: theirs }
  const longest = Math.max(...[mine, base, theirs].map((text) => text.split('\n').length))
  if (longest > MAX_LINES) return { conflicts: [{ mine, base, theirs }] }
  const regions = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), {
    excludeFalseConflicts: true,
  })
  const conflicts = regions.flatMap(({ conflict }) =>
    conflict
      ? [
          {
            mine: conflict.a.join('\n'),
            base: conflict.o.join('\n'),
            theirs: conflict.b.join('\n'),
          },
        ]
      : [],
  )
  if (conflicts.length > 0) return { conflicts }
  return { merged: regions.flatMap(({ ok }) => ok ?? []).join('\n') }
}
