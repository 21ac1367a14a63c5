const LONGEST = 48

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A value as a cell of a table on a terminal: one line, not too long, and without signs that
 * would steer the terminal or turn the direction of what follows.
 */
export function tableCell(value: string): string {
  const line = value
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '·')
  const signs = Array.from(graphemes.segment(line), ({ segment }) => segment)
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : line
}

/** How many places of a terminal a cell takes. */
export function cellWidth(cell: string): number {
  return Array.from(graphemes.segment(cell)).length
}
