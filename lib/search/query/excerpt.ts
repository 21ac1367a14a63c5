import type { Locale } from '#lib/i18n/locales.ts'
import type { SearchIndex } from '../index/build-index.ts'
import { conceptKey, findConcepts } from '../words/concepts.ts'

/** A piece of text, and whether it is what was searched for. */
export type Piece = { text: string; marked: boolean }

type Span = { start: number; end: number; keys: string[] }

const LENGTH = 230
/** How far before the first word an excerpt may begin. */
const FAR = 120

/** Where a text says one of the keys, word by word or as a concept's phrase. */
function findSpans(
  text: string,
  locale: Locale,
  keys: ReadonlySet<string>,
  index: SearchIndex,
): Span[] {
  const words = index.tell[locale](text)
  const phrases = findConcepts(
    index.concepts,
    words.map(({ key }) => new Set([key])),
  ).flatMap((said) => {
    const found = said.concepts.map(conceptKey).filter((key) => keys.has(key))
    const start = words[said.start]?.start
    const end = words[said.end - 1]?.end
    return found.length > 0 && start !== undefined && end !== undefined
      ? [{ start, end, keys: found }]
      : []
  })
  const single = words
    .filter(({ key }) => keys.has(key))
    .filter(({ start }) => !phrases.some((phrase) => start >= phrase.start && start < phrase.end))
    .map(({ start, end, key }) => ({ start, end, keys: [key] }))
  return [...phrases, ...single].sort((a, b) => a.start - b.start)
}

function mark(text: string, from: number, to: number, spans: Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const { start, end } of spans) {
    if (start < at || end > to) continue
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < to) pieces.push({ text: text.slice(at, to), marked: false })
  return pieces
}

/** A short text whole, with what was searched for marked. */
export function markAll(
  text: string,
  locale: Locale,
  keys: ReadonlySet<string>,
  index: SearchIndex,
): Piece[] {
  return mark(text, 0, text.length, findSpans(text, locale, keys, index))
}

/** The start of the sentence, or else of the word, at which an excerpt may begin. */
function beginBefore(text: string, at: number): number {
  const sentence = Math.max(...['. ', '? ', '! ', '; '].map((end) => text.lastIndexOf(end, at - 1)))
  if (sentence >= 0 && at - sentence < FAR) return sentence + 2
  if (at < FAR) return 0
  return text.indexOf(' ', at - 60) + 1
}

/** The stretch of a text that says most of what was searched for, with it marked. */
export function excerpt(
  text: string,
  locale: Locale,
  keys: ReadonlySet<string>,
  index: SearchIndex,
): Piece[] {
  const spans = findSpans(text, locale, keys, index)
  let from = 0
  let most = 0
  for (const { start } of spans) {
    const inside = spans.filter((span) => span.start >= start && span.end <= start + LENGTH - 60)
    const different = new Set(inside.flatMap((span) => span.keys)).size
    if (different <= most) continue
    most = different
    from = beginBefore(text, start)
  }
  const last = text.lastIndexOf(' ', from + LENGTH)
  const to = from + LENGTH >= text.length ? text.length : Math.max(last, from)
  const pieces = mark(text, from, to, spans)
  if (from > 0) pieces.unshift({ text: '… ', marked: false })
  if (to < text.length) pieces.push({ text: ' …', marked: false })
  return pieces
}
