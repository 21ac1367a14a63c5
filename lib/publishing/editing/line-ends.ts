/** A text with `\n` at the end of each line, whatever a browser or a program wrote. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/**
 * What to store of a text that came back from a textarea, which posts `\r\n` (HTML, 4.10.22.4) and
 * loses the byte-order mark: the original, character by character, if no words changed, otherwise
 * the new words with the line ends and the mark of the original.
 */
export function restoreLineEnds(posted: string, original: string): string {
  const words = withLineFeeds(posted)
  const mark = original.startsWith('\ufeff') ? '\ufeff' : ''
  if (words === shownInTextarea(original)) return original
  const crlf = original.split('\r\n').length - 1
  const all = withLineFeeds(original).split('\n').length - 1
  return mark + (crlf > all / 2 ? words.replaceAll('\n', '\r\n') : words)
}

/** A file's text as a textarea shows it: without the byte-order mark, with `\n`. */
export function shownInTextarea(text: string): string {
  return withLineFeeds(text.replace(/^\ufeff/, ''))
}
