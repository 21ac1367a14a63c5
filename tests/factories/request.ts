import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'

/** A request as Node's server passes it to the request handler. */
export function makeRequest({
  method = 'GET',
  url = '/en',
  headers = {},
  peer = '127.0.0.1',
}: {
  method?: string
  url?: string
  headers?: Record<string, string>
  peer?: string
} = {}): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const req = new IncomingMessage(socket)
  req.method = method
  req.url = url
  Object.assign(req.headers, { host: 'guide.example', ...headers })
  return req
}
