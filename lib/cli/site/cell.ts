const MAX_GRAPHEMES = 48

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Formats a value as a table cell for a terminal: one line, limited length, without control
 * characters and bidirectional overrides.
 */
export function tableCell(value: string): string {
  const line = value
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '·')
  const signs = Array.from(graphemes.segment(line), ({ segment }) => segment)
  return signs.length > MAX_GRAPHEMES ? `${signs.slice(0, MAX_GRAPHEMES - 1).join('')}…` : line
}

/** The width of a cell in graphemes. */
export function cellWidth(cell: string): number {
  return Array.from(graphemes.segment(cell)).length
}
