import { once } from 'node:events'
import { connect } from 'node:net'

/** The parsed response. */
export type RawAnswer = { status: number; head: string; body: string }

/**
 * Sends raw bytes, which may be invalid HTTP, and returns the first response.
 *
 * @param cut whether to reset the connection after sending
 */
export async function sendRaw(url: string, bytes: string, cut = false): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', (chunk) => {
    answer += chunk
  })
  // The server may close before everything is sent; its response counts all the same.
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(bytes)
  if (cut) setImmediate(() => socket.destroy())
  await once(socket, 'close')
  const [head = '', ...body] = answer.split('\r\n\r\n')
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]),
    head,
    body: body.join('\r\n\r\n'),
  }
}

/** A complete request without a body, with `Connection: close`. */
export function rawHead(method: string, target: string, headers: string[] = []): string {
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: guide', 'Connection: close', ...headers]
  return `${lines.join('\r\n')}\r\n\r\n`
}
