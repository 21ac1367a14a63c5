import { IncomingMessage } from 'node:http'

/** The largest body of a form, in bytes. */
export const MAX_BODY = 256 * 1024

/** The largest body of a form with a file of an editor: a photograph, a list of 100,000 readers. */
export const MAX_FILE_BODY = 12 * 1024 * 1024

/** Up to how much of a body that is too large is kept, to give back what was typed. */
const MAX_KEPT = 1024 * 1024

/** Up to how much, and how long, of a rejected body is read and dropped: a client whose
 * connection is closed while it still sends never sees the answer. */
const MAX_DROPPED = 8 * 1024 * 1024
const DROP_TIMEOUT_MS = 3_000

export type Body = {
  /** Empty when it is so large that it was not kept. */
  bytes: Buffer
  isTooLarge: boolean
}

/** Reads the body of a request. Rejects when the connection breaks before its end. */
export function readBody(req: IncomingMessage, most = MAX_BODY): Promise<Body> {
  const kept = Math.max(most, MAX_KEPT)
  const read = Math.max(most, MAX_DROPPED)
  return new Promise((resolve, reject) => {
    const dropped = { bytes: Buffer.alloc(0), isTooLarge: true }
    // Without a length there is no body, and Node emits no events (optimizeEmptyRequests).
    if (req.readableEnded) return resolve({ bytes: Buffer.alloc(0), isTooLarge: false })
    if (Number(req.headers['content-length'] ?? 0) > read) return resolve(dropped)
    const chunks: Buffer[] = []
    let size = 0
    let timer: NodeJS.Timeout | undefined
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= kept) chunks.push(chunk)
      else chunks.length = 0
      if (size > most) timer ??= setTimeout(resolve, DROP_TIMEOUT_MS, dropped)
      if (size > read) resolve(dropped)
    })
    req.on('end', () => resolve({ bytes: Buffer.concat(chunks), isTooLarge: size > most }))
    req.on('error', reject)
    req.on('close', () => {
      clearTimeout(timer)
      if (!req.complete) reject(new Error('the connection broke'))
    })
  })
}

/** The same request with its body still to be read, for a handler that reads it itself. */
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
