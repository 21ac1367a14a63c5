import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { closeServer } from '#lib/server/close-server.ts'

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function textOf(res: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of res) text += chunk
  return text
}

it('lets a running request end and takes no new one', async () => {
  let finish = (): void => {}
  const server = createServer((_, res) => {
    res.write('begun')
    finish = () => res.end(' and ended')
  })
  const port = await listen(server)
  const [res] = await once(get({ port, host: '127.0.0.1', agent: new Agent() }), 'response')
  const closed = closeServer(server)
  const refused = await once(connect(port, '127.0.0.1'), 'connect').catch((error) => error.code)
  expect(refused).toBe('ECONNREFUSED')
  finish()
  expect(await textOf(res)).toBe('begun and ended')
  await closed
})

it('does not wait for a connection that is only kept open', async () => {
  const server = createServer((_, res) => res.end('done'))
  const port = await listen(server)
  const agent = new Agent({ keepAlive: true })
  const [res] = await once(get({ port, host: '127.0.0.1', agent }), 'response')
  await textOf(res)
  await closeServer(server)
  expect(server.listening).toBe(false)
  agent.destroy()
})

it('cuts what still runs after the grace', async () => {
  const server = createServer((_, res) => void res.write('begun'))
  const port = await listen(server)
  const [res] = await once(get({ port, host: '127.0.0.1', agent: new Agent() }), 'response')
  await closeServer(server, { timeoutMs: 10 })
  await expect(textOf(res)).rejects.toThrow('aborted')
})

it('ends after the grace although an upgraded connection stays open', async () => {
  const server = createServer()
  server.on('upgrade', (_, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  const port = await listen(server)
  const socket = connect(port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n')
  await once(socket, 'data')
  await closeServer(server, { timeoutMs: 10 })
  expect(server.listening).toBe(false)
  socket.destroy()
})

it('patiently: takes no connection, but answers what comes on one that is open', async () => {
  const server = createServer((_, res) => res.end('done'))
  const port = await listen(server)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const options = { port, host: '127.0.0.1', agent }
  const [first] = await once(get(options), 'response')
  await textOf(first)
  const closed = closeServer(server, { idleMs: 60_000 })
  const refused = await once(connect(port, '127.0.0.1'), 'connect').catch((error) => error.code)
  expect(refused).toBe('ECONNREFUSED')
  const [second] = await once(get(options), 'response')
  expect(await textOf(second)).toBe('done')
  // The last connection is gone: nobody is waited for any longer.
  agent.destroy()
  await closed
})
