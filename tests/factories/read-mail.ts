/** A mail as a mail program shows it. */
export type ReadMail = { headers: Map<string, string>; text: string; html: string }

/** Reads a mail of the form this site sends: headers, and a text and an HTML version. */
export function readMail(raw: Buffer | string): ReadMail {
  const { headers, body } = splitPart(raw.toString('latin1'))
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => splitPart(part.slice(2)))
  function bodyOf(type: string): string {
    const part = parts.find(({ headers }) => headers.get('content-type')?.startsWith(type))
    if (!part) throw new Error(`The mail has no part of ${type}`)
    const bytes = decodeBody(part.body, part.headers.get('content-transfer-encoding') ?? '7bit')
    return bytes.toString('utf8').replaceAll('\r\n', '\n')
  }
  return { headers, text: bodyOf('text/plain'), html: bodyOf('text/html') }
}

function splitPart(part: string): { headers: Map<string, string>; body: string } {
  const end = part.indexOf('\r\n\r\n')
  const lines = part
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())]
  })
  return { headers: new Map(headers), body: part.slice(end + 4).replace(/\r\n$/, '') }
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding === 'quoted-printable') return unquote(body.replaceAll('=\r\n', ''))
  return Buffer.from(body, 'latin1')
}

function unquote(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}

/** Decodes encoded words (RFC 2047). Joins them first: a character may span two of them. */
function decodeWords(value: string): string {
  const word = /=\?UTF-8\?([BQ])\?([^?]*)\?=/gi
  return value.replace(/(?:=\?UTF-8\?[BQ]\?[^?]*\?=\s*)+/gi, (run) => {
    const bytes = Array.from(run.matchAll(word), ([, how = '', text = '']) =>
      how.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : unquote(text.replaceAll('_', ' ')),
    )
    return Buffer.concat(bytes).toString('utf8')
  })
}
