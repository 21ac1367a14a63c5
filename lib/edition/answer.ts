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

/**
 * Keeps an answer that tells of a failure (a status of 500 or more) from being sent and sends
 * another in its place, as soon as the failed one is complete. Gives a function that sends the
 * other one at once, for a handler that throws; it does nothing once an answer has begun.
 *
 * Middle layers patch the same methods later on, so ours stay in place and only change sides.
 */
export function replaceFailure(res: ServerResponse, makeAnswer: () => Answer): () => void {
  const { writeHead, flushHeaders, write, end } = res
  let side: 'undecided' | 'passed' | 'failed' | 'replaced' = 'undecided'

  function decide(status: number): boolean {
    if (side === 'undecided') side = status >= 500 ? 'failed' : 'passed'
    return side === 'passed'
  }

  function replace(): void {
    if (side === 'passed' || side === 'replaced') return
    side = 'replaced'
    const answer = makeAnswer()
    for (const name of ['content-encoding', 'content-length', 'etag', 'set-cookie', 'location']) {
      res.removeHeader(name)
    }
    writeHead.call(res, answer.status, answer.headers)
    end.call(res, answer.body, 'utf8')
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
