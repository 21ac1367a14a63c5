import type { ReaderPlan } from '../plan.ts'
import type { EntryId } from './entry.ts'

/** A part of the way from its first day to the day that its entry names. */
export type Span = { id: EntryId; from: string; to: string; quick: string | undefined }

/** Each span by the entry at its end, and the entries at which it may begin, best first. */
const SPANS: [end: EntryId, begins: EntryId[]][] = [
  ['papers-home', []],
  ['refugee-papers', []],
  ['visa-abroad', ['papers-home']],
  ['visa-own', []],
  ['stay-ends', ['arrival']],
  ['visa-ends', ['arrival']],
  ['visa-inside', ['arrival']],
  ['certificate', ['screening']],
  ['lodging', ['arrival']],
  ['account', ['arrival']],
  ['decision', ['apply']],
  ['card', ['decision']],
]

/**
 * The spans of a plan that lie ahead, with the first and last day of all. A span without a beginning
 * of its own begins today. The card's own years are left out: they would make all others vanish.
 */
export function spansOf({ timeline, quickDays, today }: ReaderPlan): {
  spans: Span[]
  first: string | undefined
  last: string | undefined
} {
  const dayOf = (id: EntryId) => timeline.entries.find((entry) => entry.id === id)?.day
  const spans = SPANS.flatMap(([id, begins]): Span[] => {
    const to = dayOf(id)
    if (!to || to < today) return []
    const begin = begins.flatMap((one) => dayOf(one) ?? [])[0] ?? today
    const from = begin < today ? today : begin
    return from <= to ? [{ id, from, to, quick: quickDays.get(id) }] : []
  })
  return {
    spans,
    first: spans.map(({ from }) => from).sort()[0],
    last: spans
      .map(({ to }) => to)
      .sort()
      .at(-1),
  }
}
