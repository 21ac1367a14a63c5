import type { ServerResponse } from 'node:http'

/** A whole answer that the front gives itself. */
export type Answer = { status: number; headers: Record<string, string>; body: string }

/**
 * Calls `before` once, when the head of an answer is about to be written, whoever writes it: the
 * last moment at which its headers can change.
 */
export function beforeHead(res: ServerResponse, before: () => void): void {
  const { writeHead } = res
  let done = false
  res.writeHead = (status: number, ...rest: never[]) => {
    if (!done) {
      done = true
      before()
    }
    return writeHead.call(res, status, ...rest)
  }
}

/** Headers that belong to a body, or to what a failed handler wanted, and not to what is sent. */
const REPLACED = ['content-encoding', 'content-length', 'etag', 'set-cookie', 'location', 'link']

/**
 * Keeps an answer from being sent for whose status `instead` gives another, and sends that one
 * as soon as the first is complete. Gives a function that does so at once, as for a status of
 * 500, for a handler that throws; it does nothing once an answer has begun.
 *
 * Middle layers patch the same methods later on, so ours stay in place and only change sides.
 */
export function replaceAnswer(
  res: ServerResponse,
  instead: (status: number) => Answer | undefined,
): () => void {
  const { writeHead, flushHeaders, write, end } = res
  let side: 'undecided' | 'passed' | 'withheld' | 'replaced' = 'undecided'
  let other: Answer | undefined

  function decide(status: number): boolean {
    if (side === 'undecided') {
      other = instead(status)
      side = other ? 'withheld' : 'passed'
    }
    return side === 'passed'
  }

  function replace(): void {
    if (decide(500) || side === 'replaced' || !other) return
    side = 'replaced'
    for (const name of REPLACED) res.removeHeader(name)
    const { status, headers, body } = other
    writeHead.call(res, status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
    end.call(res, body, 'utf8')
  }

  res.writeHead = (status: number, ...rest: never[]) =>
    decide(status) ? writeHead.call(res, status, ...rest) : res
  res.flushHeaders = () => {
    if (decide(res.statusCode)) flushHeaders.call(res)
  }
  res.write = (chunk: unknown, ...rest: never[]) =>
    decide(res.statusCode) ? Reflect.apply(write, res, [chunk, ...rest]) : true
  res.end = (...rest: never[]) => {
    if (decide(res.statusCode)) return Reflect.apply(end, res, rest)
    replace()
    return res
  }
  return replace
}

/** Sends an answer of the front's own; a connection whose answer has begun is cut. */
export function send(res: ServerResponse, { status, headers, body }: Answer): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  res.end(res.req.method === 'HEAD' ? undefined : body)
}
