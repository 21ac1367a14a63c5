/** What can stand between the columns of a CSV file. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const

export type Separator = keyof typeof SEPARATORS

/** The encodings of a CSV file; both begin with a byte-order mark. */
export const ENCODINGS = ['utf-8', 'utf-16le'] as const

export type Encoding = (typeof ENCODINGS)[number]

// The signs that begin a formula, with their full-width forms, at the beginning of a cell.
const AT_START = /^(?=[=+\-@\t\r\n＝＋－＠])/

// The same after anything at which a spreadsheet may part a line, whatever separator the file was
// written with; blanks and quotes may stand between.
const AFTER_SEPARATOR = /([,;|\t\r\n][\s"']*)(?=[=+\-@＝＋－＠])/g

/**
 * A value as a quoted cell of a CSV file (RFC 4180). An apostrophe stands before every sign at
 * which a spreadsheet might begin a formula; all other text is exact.
 */
export function csvCell(value: string): string {
  const harmless = value.replace(AFTER_SEPARATOR, "$1'").replace(AT_START, "'")
  return `"${harmless.replaceAll('"', '""')}"`
}

/** The cells of one row as a line of a CSV file. */
export function csvLine(cells: string[], separator: Separator): string {
  return `${cells.map(csvCell).join(SEPARATORS[separator])}\r\n`
}

/** A text in an encoding, without a byte-order mark. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  return Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le')
}
