import {
  HighlightStyle,
  StreamLanguage,
  type StringStream,
  syntaxHighlighting,
} from '@codemirror/language'
import { tags } from '@lezer/highlight'

type State = {
  /** Within the front matter: `before` its first line, `inside`, or `after` it. */
  head: 'before' | 'inside' | 'after'
}

/** Marks up one line of the text, from where the stream stands. */
function token(stream: StringStream, state: State): string | null {
  if (stream.sol()) {
    if (state.head !== 'after' && stream.match(/^---\s*$/)) {
      state.head = state.head === 'before' ? 'inside' : 'after'
      return 'meta'
    }
    if (state.head === 'before') state.head = 'after'
    if (state.head === 'after' && stream.match(/^#{1,6}\s/)) {
      stream.skipToEnd()
      return 'heading'
    }
    if (stream.match(/^\s*(?:[-*+]|\d+[.)])\s/)) return 'list'
    if (stream.match(/^>\s?/)) return 'quote'
  }
  if (state.head === 'inside') {
    if (stream.match(/^\s*[\w-]+:(?=\s|$)/)) return 'propertyName'
    stream.skipToEnd()
    return null
  }
  if (stream.match(/^\*\*[^*]+\*\*/)) return 'strong'
  if (stream.match(/^[*_][^*_\s][^*_]*[*_]/)) return 'emphasis'
  if (stream.match(/^!?\[[^\]]*\]\([^)]*\)/)) return 'link'
  if (stream.match(/^<\/?[A-Za-z][^<>]*>/)) return 'tagName'
  if (stream.match(/^\{\/\*.*?\*\/\}/)) return 'comment'
  stream.next()
  stream.eatWhile(/[^*_![<{]/)
  return null
}

/**
 * Markdown with the authors' tags, line by line. The packages for Markdown would add 90 kB
 * (compressed) for code blocks and nested languages that no text of this site has.
 */
const language = StreamLanguage.define<State>({
  name: 'guide text',
  startState: () => ({ head: 'before' }),
  copyState: (state) => ({ ...state }),
  token,
})

const style = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700', color: 'var(--color-ink)' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.link, color: 'var(--color-sky)' },
  { tag: tags.list, color: 'var(--color-saffron)', fontWeight: '700' },
  { tag: tags.tagName, color: 'var(--color-soft)' },
  { tag: tags.propertyName, color: 'var(--color-sky)' },
  { tag: [tags.meta, tags.comment, tags.quote], color: 'var(--color-soft)' },
])

/** The light grammar of a text and its colours. */
export const mdxLanguage = [language, syntaxHighlighting(style)]
