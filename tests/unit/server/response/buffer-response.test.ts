import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bufferResponse } from '#lib/server/response/buffer-response.ts'

const HTML = { 'Content-Type': 'text/html; charset=utf-8' }

/** What a reader gets from a handler whose page is held. */
async function ask(
  handler: (res: ServerResponse) => void,
  { accepted = 'br', rework = (page: string) => page.toUpperCase() } = {},
): Promise<Response> {
  const server = createServer((_, res) => {
    bufferResponse(res, accepted, rework)
    handler(res)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return fetch(`http://127.0.0.1:${address.port}/`)
}

describe('a page', () => {
  it.each([
    ['in one go', (res: ServerResponse) => res.writeHead(200, HTML).end('сәлем')],
    [
      'in pieces',
      (res: ServerResponse) => {
        res.setHeader('Content-Type', 'text/html')
        res.flushHeaders()
        res.write('сә')
        res.write(Buffer.from('ле'))
        res.end('м')
      },
    ],
    [
      'with its length and tag',
      (res: ServerResponse) =>
        res.writeHead(200, { ...HTML, 'Content-Length': '10', ETag: '"x"' }).end('сәлем'),
    ],
  ])('that the app writes %s is sent whole and reworked', async (_, write) => {
    const response = await ask(write)
    expect(await response.text()).toBe('СӘЛЕМ')
    expect(response.headers.get('etag')).toBeNull()
    expect(response.headers.get('vary')).toContain('Accept-Encoding')
  })

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['', null],
    ['br;q=0, identity', null],
  ])('is compressed for who takes %s', async (accepted, encoding) => {
    const response = await ask((res) => res.writeHead(200, HTML).end('page'), { accepted })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(await response.text()).toBe('PAGE')
  })

  it('keeps the cookies and headers that the app has set', async () => {
    const response = await ask((res) => {
      res.setHeader('Set-Cookie', ['a=1', 'b=2'])
      res.setHeader('Cache-Control', 'private')
      res.writeHead(200, HTML).end('page')
    })
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.get('cache-control')).toBe('private')
  })

  it('is cut off rather than sent half when reworking it fails', async () => {
    const rework = (): string => {
      throw new Error('not today')
    }
    await expect(ask((res) => res.writeHead(200, HTML).end('page'), { rework })).rejects.toThrow()
  })
})

describe('what is no page goes out as it is:', () => {
  it.each([
    ['another status', 404, HTML],
    ['a failure', 500, HTML],
    ['data', 200, { 'Content-Type': 'application/json' }],
  ])('%s', async (_, status, headers) => {
    const response = await ask((res) => {
      res.writeHead(status, headers)
      res.write('a')
      res.end('b')
    })
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('ab')
    expect(response.headers.get('content-encoding')).toBeNull()
  })
})
