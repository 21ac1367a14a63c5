/** A tag in a text: where it stands, and the place of its other half if it has one. */
export type TextTag = {
  from: number
  to: number
  name: string
  kind: 'alone' | 'open' | 'close'
  /** What it names: the value of `id`, `title`, `stage`, `route` or `name`. */
  subject: string
}

/** A tag on one line, as authors write them. */
export const TAG = /<(\/?)([A-Z][A-Za-z]*)((?:\s+[a-z]+="[^"<>]*")*)\s*(\/?)>/g

/** Takes a match of `TAG` apart. */
export function readTag(match: RegExpMatchArray, from: number): TextTag {
  const [whole, slash, name = '', attributes = '', alone] = match
  const subject = /\s(?:id|title|stage|route|name)="([^"]*)"/.exec(attributes)?.[1] ?? ''
  const kind = slash ? 'close' : alone ? 'alone' : 'open'
  return { from, to: from + whole.length, name, kind, subject }
}

/** The pairs of tags around words, the inner ones first. A half without its other half is left out. */
export function tagPairs(text: string): [open: TextTag, close: TextTag][] {
  const pairs: [TextTag, TextTag][] = []
  const open: TextTag[] = []
  for (const match of text.matchAll(TAG)) {
    const tag = readTag(match, match.index)
    if (tag.kind === 'open') open.push(tag)
    if (tag.kind !== 'close') continue
    const begin = open.findLastIndex(({ name }) => name === tag.name)
    const [found] = begin < 0 ? [] : open.splice(begin)
    if (found) pairs.push([found, tag])
  }
  return pairs
}

/** The parts of an opening tag around words that can be edited: the title of a step. */
export function ends({ from, to, name, kind }: TextTag): { from: number; to: number }[] {
  if (name !== 'Step' || kind !== 'open') return [{ from, to }]
  return [
    { from, to: from + '<Step title="'.length },
    { from: to - '">'.length, to },
  ]
}

/**
 * What has to go with a deleted stretch: the other half of each pair of which it holds one half, or
 * one end of it, and does not touch the other.
 */
export function otherHalves(
  text: string,
  from: number,
  to: number,
): { from: number; to: number }[] {
  const holds = (part: { from: number; to: number }) => from <= part.from && part.to <= to
  const touches = (part: { from: number; to: number }) => from < part.to && part.from < to
  return tagPairs(text).flatMap(([open, close]) => {
    const parts = ends(open)
    if (parts.some(holds) && !touches(close)) {
      const rest = [
        { from: open.from, to: Math.min(open.to, from) },
        { from: Math.max(open.from, to), to: open.to },
      ]
      return [...rest.filter((part) => part.from < part.to), { from: close.from, to: close.to }]
    }
    if (holds(close) && !parts.some(touches)) return [{ from: open.from, to: open.to }]
    return []
  })
}
