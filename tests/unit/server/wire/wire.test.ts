import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Lookup } from '#lib/server/cached/lookup.ts'
import { openWire, type Wire } from '#lib/server/wire/wire.ts'

const PAGE = Buffer.from('a page of some length '.repeat(700))
const HOST = 'Host: guide.example\r\n'

/** A page in memory, one that has to be made, and nothing else. */
const fromMemory: Lookup = ({ method, url, headers }) => {
  const known = headers['if-none-match'] === '"tag"'
  const sent = ['ETag', '"tag"', ...(known ? [] : ['Content-Length', String(PAGE.length)])]
  if (url === '/later') return Promise.resolve({ status: 200, headers: sent, body: PAGE })
  if (url !== '/en') return undefined
  if (known) return { status: 304, headers: sent }
  return { status: 200, headers: sent, ...(method === 'GET' && { body: PAGE }) }
}

type Opened = { port: number; server: Server; wire?: Wire; served: string[] }

/** A server whose app answers with what was sent to it; `plain` is one without the wire. */
async function open({ plain = false, keepAlive = 5_000 } = {}): Promise<Opened> {
  const served: string[] = []
  const server = createServer({ keepAliveTimeout: keepAlive }, async (req, res) => {
    served.push(`${req.method} ${req.url}`)
    const ready = await fromMemory(req)
    if (ready) return void res.writeHead(ready.status, ready.headers).end(ready.body)
    const body = await buffer(req).catch(() => 'cut')
    const said = `app: ${req.method} ${req.url} ${body}`
    res.writeHead(200, { 'Content-Length': Buffer.byteLength(said) }).end(said)
  })
  const wire = plain ? undefined : openWire(server, fromMemory)
  server.listen(0, '127.0.0.1')
  onTestFinished(() => {
    wire?.close()
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, server, served, ...(wire && { wire }) }
}

function dial(port: number): Socket {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  return socket
}

/** All that is answered on one connection, but when, how long it is kept, and the page’s text. */
async function talk(port: number, ...parts: string[]): Promise<string> {
  const socket = dial(port)
  const answered = buffer(socket).catch(() => Buffer.alloc(0))
  for (const part of parts) {
    socket.write(part, 'latin1')
    // So that the parts arrive one by one.
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  socket.end()
  const all = (await answered).toString('latin1')
  return all
    .replaceAll(/^(Date: .*|Connection: keep-alive|Keep-Alive: .*)\r\n/gim, '')
    .replaceAll(PAGE.toString(), '[page]')
}

const GET = `GET /en HTTP/1.1\r\n${HOST}\r\n`
const POST = `POST /form HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\nwords`

describe('a connection', () => {
  it('is answered out of memory without the server', async () => {
    const { port, served } = await open()
    const answered = await talk(port, GET)
    expect(answered).toContain('HTTP/1.1 200 OK\r\n')
    expect(answered.endsWith('\r\n\r\n[page]')).toBe(true)
    expect(served).toEqual([])
  })

  it.each([
    ['a page', [GET]],
    ['its head', [`HEAD /en HTTP/1.1\r\n${HOST}\r\n`]],
    ['a page that is known', [`GET /en HTTP/1.1\r\n${HOST}If-None-Match: "tag"\r\n\r\n`]],
    ['a page that is made', [`GET /later HTTP/1.1\r\n${HOST}\r\n`]],
    ['one after another', [GET, GET, GET]],
    ['all at once', [GET + GET + POST + GET]],
    ['a form between pages', [GET, POST, GET]],
    ['a form in pieces', [GET, POST.slice(0, 30), POST.slice(30, -3), POST.slice(-3), GET]],
    ['a head in pieces', [GET.slice(0, 9), GET.slice(9, 20), GET.slice(20), GET]],
    ['a page and half a head', [GET + GET.slice(0, 9), GET.slice(9)]],
    ['the last page', [GET, `GET /en HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`, GET]],
    ['no HTTP', [GET, 'nonsense\r\n\r\n']],
    ['a hidden second request', [`${GET.slice(0, -2)}Content-Length: ${GET.length}\r\n\r\n${GET}`]],
    ['nothing', []],
  ])('gets the same bytes as from the server alone: %s', async (_, parts) => {
    const [own, alone] = await Promise.all([open(), open({ plain: true })])
    const answers = await Promise.all([talk(own.port, ...parts), talk(alone.port, ...parts)])
    expect(answers[0]).toBe(answers[1])
  })

  it('gets the same bytes as from the server alone whatever is sent', async () => {
    const [own, alone] = await Promise.all([open(), open({ plain: true })])
    const random = randomNumbers(7)
    for (let round = 0; round < 30; round++) {
      const sent = Array.from({ length: 20 }, () => spoil(GET, random))
      await Promise.all(
        sent.map(async (one) => {
          const [mine, theirs] = await Promise.all([talk(own.port, one), talk(alone.port, one)])
          // Of several that come at once and end in no HTTP, Node may have answered the first or not.
          const several = one.indexOf('\r\n\r\n') < one.length - 4
          const broken = several && mine.includes(' 400 ')
          const from = (all: string) => (broken ? all.slice(all.lastIndexOf('HTTP/1.1 ')) : all)
          expect(from(mine), JSON.stringify(one)).toBe(from(theirs))
        }),
      )
    }
  })

  it('that does not take its answers is held back, and gets them all in the end', async () => {
    const { port, served } = await open()
    const socket = dial(port).pause()
    const count = 2_000
    socket.write(GET.repeat(count))
    await vi.waitFor(() => expect(served.length).toBeGreaterThan(0))
    expect(served.length).toBeLessThan(count)
    socket.end()
    const answered = (await buffer(socket)).toString('latin1')
    expect(answered.split('HTTP/1.1 200 OK').length - 1).toBe(count)
  })
})

describe('a connection on which nothing happens', () => {
  it('is closed as soon as by the server', async () => {
    const { port } = await open({ keepAlive: 1_000 })
    const socket = dial(port)
    socket.write(GET)
    socket.resume()
    await once(socket, 'end')
  })

  it('is closed when the site closes', async () => {
    const { port, wire } = await open()
    const held = dial(port).resume()
    held.write(GET)
    await once(held, 'data')
    wire?.close()
    await once(held, 'end')
  })

  it('is the server’s when it comes after the close', async () => {
    const { port, wire, served } = await open()
    wire?.close()
    expect(await talk(port, GET)).toContain('HTTP/1.1 200 OK')
    expect(served).toEqual(['GET /en'])
  })
})

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const BITS = [
  '\r\n',
  '\n',
  '\r',
  ' ',
  ':',
  '\0',
  '\t',
  'é',
  '/',
  'HTTP/1.1',
  'Content-Length: 3\r\n',
]

/** A few bytes of a text taken out, doubled or mixed with others. */
function spoil(text: string, random: () => number): string {
  let spoilt = text
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const at = Math.floor(random() * spoilt.length)
    const to = at + Math.floor(random() * 8)
    const bit = BITS[Math.floor(random() * BITS.length)] ?? ''
    const put = random() < 0.5 ? bit : spoilt.slice(at, to).repeat(2)
    spoilt = spoilt.slice(0, at) + put + spoilt.slice(random() < 0.5 ? at : to)
  }
  return spoilt
}
