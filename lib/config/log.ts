import { currentRequest } from './request-context.ts'

type Fields = Record<string, unknown>

/** The most characters of one text in a line: a stack is longer than anybody reads. */
const MAX_TEXT = 4_000

/** A text without mail addresses, the user part of URLs and their queries. */
function redact(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/:\/\/[^\s/@]*@/g, '://[user]@')
    .replace(/(?:mailto:)?[^\s<>()[\]"'`,;:=]+@[^\s<>()[\]"'`,;:]+/g, (found) =>
      found.startsWith('//[user]@') ? found : '[address]',
    )
    .replace(/(\/[^\s?"']*)\?[^\s"')]+/g, '$1?[query]')
}

function readable(value: unknown): unknown {
  if (typeof value === 'string') return redact(value)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Error) return redact(value.stack ?? String(value))
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  return value
}

/** A line of the log, whatever the fields hold: what cannot be written is said to be so. */
function toLine(level: string, message: string, fields: Fields): string {
  const time = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
  const head = { time, level, message: redact(message) }
  const id = currentRequest()?.id
  try {
    const line = { ...head, ...(id && { requestId: id }), ...fields, ...head }
    return JSON.stringify(line, (_, value) => readable(value))
  } catch (error) {
    // A circle, or a getter that throws.
    return JSON.stringify({ ...head, unwritable: redact(String(error)) })
  }
}

function write(level: string, message: string, fields: Fields): void {
  process.stderr.write(`${toLine(level, message, fields)}\n`)
}

/**
 * Writes one JSON object per event and line to standard error. Fields contain ids and counts, never
 * an address, a name or user input. Addresses and queries are removed from texts of other origin
 * (`error`, a stack).
 */
export const log = {
  info: (message: string, fields: Fields = {}): void => write('info', message, fields),
  warn: (message: string, fields: Fields = {}): void => write('warn', message, fields),
  error: (message: string, fields: Fields = {}): void => write('error', message, fields),
}
