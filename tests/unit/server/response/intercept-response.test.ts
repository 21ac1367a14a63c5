import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  instead,
  interceptResponse,
  type Replacement,
  send,
} from '#lib/server/response/intercept-response.ts'

/** What a reader gets from a handler. */
async function ask(handler: (res: ServerResponse) => void, method = 'GET'): Promise<Response> {
  const server = createServer((_, res) => handler(res)).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return fetch(`http://127.0.0.1:${address.port}/`, { method })
}

const SORRY = { status: 503, headers: { 'Retry-After': '30' }, body: 'кешіріңіз' }

function apologize(res: ServerResponse): () => void {
  return interceptResponse(res, (status) => (status >= 500 ? instead(res, SORRY) : undefined))
}

describe('a replacement', () => {
  it.each([
    ['in one go', (res: ServerResponse) => res.writeHead(500, { ETag: 'x' }).end('secret')],
    [
      'in pieces',
      (res: ServerResponse) => {
        res.statusCode = 500
        res.setHeader('Content-Length', '12')
        res.setHeader('Set-Cookie', 'a=b')
        res.flushHeaders()
        res.write('secret')
        res.end('secret')
      },
    ],
    ['without a body', (res: ServerResponse) => res.writeHead(502).end()],
  ])('sends the other answer in place of a failure written %s', async (_, fail) => {
    const response = await ask((res) => {
      apologize(res)
      fail(res)
    })
    expect(response.status).toBe(503)
    expect(await response.text()).toBe('кешіріңіз')
    expect(response.headers.get('retry-after')).toBe('30')
    expect(response.headers.get('content-length')).toBe('18')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('etag')).toBeNull()
  })

  it.each([200, 303, 404, 499])('leaves an answer of %i as it is', async (status) => {
    const response = await ask((res) => {
      apologize(res)
      res.writeHead(status, { 'X-Own': 'yes' })
      res.write('a')
      res.end('b')
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('x-own')).toBe('yes')
    expect(await response.text()).toBe('ab')
  })

  it('sends the other answer for a handler that throws before it answers', async () => {
    const response = await ask((res) => apologize(res)())
    expect(response.status).toBe(503)
  })

  it('closes the connection of a handler that throws after its response began', async () => {
    const response = await ask((res) => {
      const fail = apologize(res)
      res.writeHead(200)
      res.write('begun')
      setImmediate(fail)
    })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })

  it('sends the other answer once, however often it is asked to', async () => {
    const response = await ask((res) => {
      const replace = apologize(res)
      res.statusCode = 500
      res.end('secret')
      replace()
    })
    expect(await response.text()).toBe('кешіріңіз')
  })
})

it('headers can be set once, at the last moment', async () => {
  let calls = 0
  const response = await ask((res) => {
    interceptResponse(res, () => {
      calls += 1
      res.setHeader('X-Type', String(res.getHeader('content-type')))
      return undefined
    })
    res.writeHead(200, { 'Content-Type': 'text/html' })
    res.write('pa')
    res.end('ge')
  })
  expect(response.headers.get('x-type')).toBe('text/html')
  expect(calls).toBe(1)
})

describe('a body that is changed', () => {
  const change: Replacement = (body) => ({
    status: 200,
    headers: {},
    body: body.toString().toUpperCase(),
  })

  it.each([
    [
      'in one go',
      (res: ServerResponse) => res.writeHead(200, { 'Content-Length': '10' }).end('сәлем'),
    ],
    [
      'in pieces',
      (res: ServerResponse) => {
        res.flushHeaders()
        res.write('сә')
        res.write(Buffer.from('ле'))
        res.end('м')
      },
    ],
  ])('is whole when it was written %s', async (_, write) => {
    const response = await ask((res) => {
      interceptResponse(res, () => change)
      res.setHeader('Set-Cookie', ['a=1', 'b=2'])
      write(res)
    })
    expect(await response.text()).toBe('СӘЛЕМ')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  it('is cut off rather than sent half when the change fails', async () => {
    const broken: Replacement = () => {
      throw new Error('not today')
    }
    const asked = ask((res) => {
      interceptResponse(res, () => broken)
      res.end('page')
    })
    await expect(asked).rejects.toThrow()
  })

  it('has the same head and no body for a HEAD', async () => {
    const response = await ask((res) => {
      interceptResponse(res, () => change)
      res.end('сәлем')
    }, 'HEAD')
    expect(response.headers.get('content-length')).toBe('10')
    expect(await response.text()).toBe('')
  })
})

describe('send', () => {
  it('sends no body to who asks for the head, but its length', async () => {
    const response = await ask(
      (res) => send(res, { status: 404, headers: {}, body: 'жоқ' }),
      'HEAD',
    )
    expect(response.status).toBe(404)
    expect(response.headers.get('content-length')).toBe('6')
    expect(await response.text()).toBe('')
  })

  it('cuts an answer that has begun, so that nobody takes half of it for the whole', async () => {
    const response = await ask((res) => {
      res.writeHead(200, { 'Content-Length': '100' })
      res.write('half')
      setImmediate(() => send(res, { status: 503, headers: {}, body: '' }))
    })
    await expect(response.text()).rejects.toThrow()
  })
})
