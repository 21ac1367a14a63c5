import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { beforeHead, replaceAnswer, send } from '#lib/server/response/send-response.ts'

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

function sorry(status: number) {
  return status >= 500 ? SORRY : undefined
}

describe('replaceAnswer', () => {
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
      replaceAnswer(res, sorry)
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
      replaceAnswer(res, sorry)
      res.writeHead(status, { 'X-Own': 'yes' })
      res.write('a')
      res.end('b')
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('x-own')).toBe('yes')
    expect(await response.text()).toBe('ab')
  })

  it('sends the other answer for a handler that throws before it answers', async () => {
    const response = await ask((res) => replaceAnswer(res, sorry)())
    expect(response.status).toBe(503)
  })

  it('does nothing for a handler that throws after its answer began', async () => {
    const response = await ask((res) => {
      const replace = replaceAnswer(res, sorry)
      res.writeHead(200)
      res.write('begun')
      replace()
      res.end(' and ended')
    })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('begun and ended')
  })

  it('sends the other answer once, however often it is asked to', async () => {
    const response = await ask((res) => {
      const replace = replaceAnswer(res, sorry)
      res.statusCode = 500
      res.end('secret')
      replace()
    })
    expect(await response.text()).toBe('кешіріңіз')
  })
})

it('beforeHead is the last word on the headers, once', async () => {
  let calls = 0
  const response = await ask((res) => {
    beforeHead(res, () => {
      calls += 1
      res.setHeader('X-Type', String(res.getHeader('content-type')))
    })
    res.setHeader('Content-Type', 'text/html')
    res.end('page')
  })
  expect(response.headers.get('x-type')).toBe('text/html')
  expect(calls).toBe(1)
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
