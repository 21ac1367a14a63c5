import type { RequestHead } from '../request-head.ts'

/** Longer heads are left to Node, which knows what to say to them. */
const MOST = 16 * 1024

const END = '\r\n\r\n'
const FIRST_LINE = /^(GET|HEAD) (\/[!-~]*) HTTP\/1\.1$/
const FIELD = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([ -~\t]*)$/

/** What makes more of a request than its head, or of a connection than one request after another. */
const MORE = new Set(['content-length', 'expect', 'te', 'trailer', 'transfer-encoding', 'upgrade'])

/** A request and how many bytes its head takes. */
export type Head = { asked: RequestHead; size: number }

/**
 * Reads the first request of what came in, if it is plain: one whole head of `GET` or `HEAD`
 * (RFC 9112) with no body to come, every header at most once, nothing but printable ASCII.
 * Undefined for everything else, be it allowed or not: that is for a whole HTTP server to judge.
 */
export function readHead(chunk: Buffer): Head | undefined {
  const length = chunk.indexOf(END)
  if (length < 0 || length > MOST) return undefined
  const [first = '', ...fields] = chunk.toString('latin1', 0, length).split('\r\n')
  const [, method, url] = FIRST_LINE.exec(first) ?? []
  const headers = method && readFields(fields)
  if (!headers || headers.host === undefined) return undefined
  const { connection } = headers
  if (connection !== undefined && connection.toLowerCase() !== 'keep-alive') return undefined
  return { asked: { method, url, headers }, size: length + END.length }
}

function readFields(fields: string[]): RequestHead['headers'] | undefined {
  const headers: RequestHead['headers'] = Object.create(null)
  for (const field of fields) {
    const [, given, value] = FIELD.exec(field) ?? []
    const name = given?.toLowerCase()
    if (name === undefined || name in headers || MORE.has(name)) return undefined
    headers[name] = value?.trimEnd()
  }
  return headers
}
