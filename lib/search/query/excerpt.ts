import type { Locale } from '#lib/i18n/locales.ts'
import type { SearchIndex } from '../index/build-index.ts'
import { conceptKey, findConcepts } from '../words/concepts.ts'

/** A piece of text; `marked` if it matches the query. */
export type Piece = { text: string; marked: boolean }

type Span = { start: number; end: number; keys: string[] }

const EXCERPT_LENGTH = 230
/** The maximum number of characters before the first match. */
const MAX_LEAD_IN = 120

/**
 * The ranges of a text that match one of the keys, as single words or as the phrase of a concept.
 */
function findSpans(
  text: string,
  locale: Locale,
  keys: ReadonlySet<string>,
  index: SearchIndex,
): Span[] {
  const words = index.contentWords[locale](text)
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

/** Returns the whole text with the matches marked. For short texts such as titles. */
export function markAll(
  text: string,
  locale: Locale,
  keys: ReadonlySet<string>,
  index: SearchIndex,
): Piece[] {
  return mark(text, 0, text.length, findSpans(text, locale, keys, index))
}

/** The start of the excerpt: the beginning of the sentence, else that of a word. */
function beginBefore(text: string, at: number): number {
  const sentence = Math.max(...['. ', '? ', '! ', '; '].map((end) => text.lastIndexOf(end, at - 1)))
  if (sentence >= 0 && at - sentence < MAX_LEAD_IN) return sentence + 2
  if (at < MAX_LEAD_IN) return 0
  return text.indexOf(' ', at - 60) + 1
}

/**
 * The part of a text with the most different matches, about 230 characters long, with the matches
 * marked.
 */
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
    const inside = spans.filter(
      (span) => span.start >= start && span.end <= start + EXCERPT_LENGTH - 60,
    )
    const different = new Set(inside.flatMap((span) => span.keys)).size
    if (different <= most) continue
    most = different
    from = beginBefore(text, start)
  }
  const last = text.lastIndexOf(' ', from + EXCERPT_LENGTH)
  const to = from + EXCERPT_LENGTH >= text.length ? text.length : Math.max(last, from)
  const pieces = mark(text, from, to, spans)
  if (from > 0) pieces.unshift({ text: '… ', marked: false })
  if (to < text.length) pieces.push({ text: ' …', marked: false })
  return pieces
}
