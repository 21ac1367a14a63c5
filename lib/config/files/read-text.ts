import { readFileSync } from 'node:fs'

/** A content file in an encoding that the site cannot read. */
export class TextFileError extends Error {
  override name = 'TextFileError'
}

/**
 * Reads a text file as editors save them: UTF-8 with or without a byte-order mark, or UTF-16 with
 * one (Notepad's “Unicode”), with any line endings, and with letters composed or decomposed
 * (macOS). Returns the text with `\n` and composed letters (NFC), so that equal texts have equal
 * strings.
 *
 * @throws TextFileError if the file has another encoding, such as Windows-1251
 */
export function readText(path: string): string {
  return decodeText(readFileSync(path))
}

/** Decodes the bytes of a file; see `readText`. */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
  // Most texts need neither replacement; testing is faster than copying.
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return /\p{M}/u.test(lines) ? lines.normalize('NFC') : lines
}

function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    // The decoder removes a byte-order mark.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new TextFileError(`the file is not saved as UTF-8${guess(bytes)}`)
  }
}

/**
 * Detects the encoding by the byte-order mark (Unicode Standard, 23.8), or by the zero bytes of
 * Latin letters in UTF-16.
 */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== undefined && first !== 0 && second === 0) return 'utf-16le'
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be'
  return 'utf-8'
}

/**
 * Guesses the name of an 8-bit encoding: Russian and Kazakh Windows files have letters from 0xC0
 * up.
 */
function guess(bytes: Uint8Array): string {
  const letters = bytes.filter((byte) => byte >= 0xc0).length
  return letters > bytes.length / 4 ? ' (it looks like Windows-1251)' : ''
}
