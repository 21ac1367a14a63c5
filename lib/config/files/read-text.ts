import { readFileSync } from 'node:fs'

/** A content file whose bytes are no text that the site can read. */
export class TextFileError extends Error {
  override name = 'TextFileError'
}

/**
 * A text file as editors save them: UTF-8 with or without a byte-order mark, or UTF-16 with one
 * (Notepad's “Unicode”), any line ends, letters composed or decomposed (macOS). Gives it with `\n`
 * and composed letters (NFC), so that the same words are the same text wherever they were typed.
 *
 * @throws TextFileError when the bytes are in another encoding, such as Windows-1251
 */
export function readText(path: string): string {
  return decodeText(readFileSync(path))
}

/** What `readText` gives for a file with these bytes. */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
  // Most texts have neither, and looking is quicker than copying.
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return /\p{M}/u.test(lines) ? lines.normalize('NFC') : lines
}

function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    // The decoder drops a byte-order mark.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new TextFileError(`the file is not saved as UTF-8${guess(bytes)}`)
  }
}

/** By the byte-order mark (Unicode Standard, 23.8), or by the zeros of Latin letters in UTF-16. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== undefined && first !== 0 && second === 0) return 'utf-16le'
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be'
  return 'utf-8'
}

/** Old Russian and Kazakh Windows files have letters at 0xC0 and above, one byte each. */
function guess(bytes: Uint8Array): string {
  const letters = bytes.filter((byte) => byte >= 0xc0).length
  return letters > bytes.length / 4 ? ' (it looks like Windows-1251)' : ''
}
