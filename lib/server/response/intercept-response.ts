import type { ServerResponse } from 'node:http'

/** A whole response that the server gives itself. */
export type WholeResponse = {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

/** Makes the response that is sent in place of a handler's, out of the handler's body. */
export type Replacement = (body: Buffer) => WholeResponse | Promise<WholeResponse>

/** Headers that belong to a body, or to what a failed handler wanted, and not to what is sent. */
const REPLACED = ['content-encoding', 'content-length', 'etag', 'set-cookie', 'location', 'link']

/**
 * Lets a handler's response be changed. `onHead` is called once, when its head is about to be
 * written: the last moment at which headers can be set. When it gives a replacement, the
 * handler's response is held back and the replacement is sent as soon as it is complete.
 *
 * Layers within the app patch the same methods later on, so ours stay in place and only change
 * what they do.
 *
 * @returns ends the response as if the handler had answered 500, for a handler that throws; it
 *   closes the connection when the response has begun
 */
export function interceptResponse(
  res: ServerResponse,
  onHead: (status: number) => Replacement | undefined,
): () => void {
  const { writeHead, flushHeaders, write, end } = res
  const chunks: Buffer[] = []
  let state: 'undecided' | 'passed' | 'held' | 'sent' = 'undecided'
  let replacement: Replacement | undefined

  function passes(status: number): boolean {
    if (state === 'undecided') {
      replacement = onHead(status)
      state = replacement ? 'held' : 'passed'
    }
    return state === 'passed'
  }

  function keep(chunk: unknown): void {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }

  async function sendReplacement(): Promise<void> {
    if (state !== 'held' || !replacement) return
    state = 'sent'
    const { status, headers, body } = await replacement(Buffer.concat(chunks))
    writeHead.call(res, status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
    end.call(res, body, 'utf8')
  }

  function send(): void {
    sendReplacement().catch((error: unknown) =>
      res.destroy(error instanceof Error ? error : undefined),
    )
  }

  res.writeHead = (status: number, ...rest: never[]) => {
    if (state === 'undecided') {
      // Headers that come along count as much as those that were set before.
      const headers = rest.find((one): one is never => typeof one === 'object')
      for (const [name, value] of Object.entries<string>(headers ?? {})) res.setHeader(name, value)
    }
    return passes(status) ? writeHead.call(res, status) : res
  }
  res.flushHeaders = () => {
    if (passes(res.statusCode)) flushHeaders.call(res)
  }
  res.write = (chunk: unknown, ...rest: never[]) => {
    if (passes(res.statusCode)) return Reflect.apply(write, res, [chunk, ...rest])
    keep(chunk)
    return true
  }
  res.end = (...rest: never[]) => {
    if (passes(res.statusCode)) return Reflect.apply(end, res, rest)
    keep(rest[0])
    send()
    return res
  }
  return () => {
    if (passes(500)) res.destroy()
    else send()
  }
}

/** A replacement that takes nothing over from the handler. */
export function instead(res: ServerResponse, response: WholeResponse): Replacement {
  return () => {
    for (const name of REPLACED) res.removeHeader(name)
    return response
  }
}

/** Sends a whole response; a connection whose response has begun is closed. */
export function send(res: ServerResponse, { status, headers, body }: WholeResponse): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  res.end(res.req.method === 'HEAD' ? undefined : body)
}
