import { IncomingMessage } from 'node:http'

/** The largest body of a form, in bytes. */
export const MAX_BODY = 256 * 1024

/** Up to how much, and how long, of a refused body is read and thrown away: a sender who is cut
 * off while still sending never sees the answer. */
const MAX_WASTE = 8 * 1024 * 1024
const WASTE_TIME = 3_000

/**
 * Reads the body of a post. Gives undefined when it is over the limit. Rejects when the
 * connection breaks before its end.
 */
export function readBody(req: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    // What names no length has no body, and Node spares it the events of one (optimizeEmptyRequests).
    if (req.readableEnded) return resolve(Buffer.alloc(0))
    if (Number(req.headers['content-length'] ?? 0) > MAX_WASTE) return resolve(undefined)
    const chunks: Buffer[] = []
    let size = 0
    let patience: NodeJS.Timeout | undefined
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BODY) return void chunks.push(chunk)
      chunks.length = 0
      patience ??= setTimeout(resolve, WASTE_TIME, undefined)
      if (size > MAX_WASTE) resolve(undefined)
    })
    req.on('end', () => resolve(size > MAX_BODY ? undefined : Buffer.concat(chunks)))
    req.on('error', reject)
    req.on('close', () => {
      clearTimeout(patience)
      if (!req.complete) reject(new Error('the connection broke'))
    })
  })
}

/** The same request again with its body still to be read, for a handler that reads it itself. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(req.socket)
  again.method = req.method
  again.url = req.url
  again.headers = req.headers
  again.rawHeaders = req.rawHeaders
  again.httpVersion = req.httpVersion
  again.httpVersionMajor = req.httpVersionMajor
  again.httpVersionMinor = req.httpVersionMinor
  // Said to be complete, or its end would count as a broken connection and close the socket.
  again.complete = true
  again.push(body)
  again.push(null)
  return again
}
