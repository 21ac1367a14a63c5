import { once } from 'node:events'
import { connect } from 'node:net'

/** What came back on a connection, as far as it can be read as an answer. */
export type RawAnswer = { status: number; head: string; body: string }

/**
 * Sends bytes as they are, which no well-behaved client would, and gives the first answer.
 * With `cut` the connection is broken after them.
 */
export async function sendRaw(url: string, bytes: string, cut = false): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', (chunk) => {
    answer += chunk
  })
  // A server may close before all is sent; what it said before counts.
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

/** A whole request without a body, the last one on its connection. */
export function rawHead(method: string, target: string, headers: string[] = []): string {
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: guide', 'Connection: close', ...headers]
  return `${lines.join('\r\n')}\r\n\r\n`
}
