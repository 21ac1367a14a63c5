import { currentRequest } from './request-context.ts'

type Fields = Record<string, unknown>

/** The maximum number of characters of one value, such as a stack. */
const MAX_TEXT_LENGTH = 4_000

/** Removes mail addresses, the user part of URLs, and queries. */
function redact(text: string): string {
  return text
    .slice(0, MAX_TEXT_LENGTH)
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

/** Formats a line of the log. Fields that cannot be serialized are replaced by the reason. */
function toLine(level: string, message: string, fields: Fields): string {
  const time = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
  const head = { time, level, message: redact(message) }
  const id = currentRequest()?.id
  try {
    const line = { ...head, ...(id && { requestId: id }), ...fields, ...head }
    return JSON.stringify(line, (_, value) => readable(value))
  } catch (error) {
    // A circular reference, or a getter that throws.
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
