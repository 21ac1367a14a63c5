import { describe, expect, it } from 'vitest'
import { readAddress } from '#lib/server/read-address.ts'
import { validateRequest } from '#lib/server/validate-request.ts'
import { makeRequest } from '../../factories/request.ts'

const KEY = 'internal-key'
const ROOTS = new Set(['/icon.svg', '/healthz', '/metrics', '/desk', '/desk/', '/api/'])

function refusal(
  request: Parameters<typeof makeRequest>[0],
  metricsToken?: string,
): { status: number; headers?: Record<string, string> } | undefined {
  const req = makeRequest(request)
  const address = readAddress(req.url ?? '', ROOTS)
  if (address.kind === 'unreadable') throw new Error('the address cannot be read')
  return validateRequest(req, address, {
    siteUrl: 'https://guide.example',
    internalKey: KEY,
    metricsToken,
  })
}

describe('methods', () => {
  it.each([
    ['GET', '/en'],
    ['HEAD', '/en/guides'],
    ['POST', '/en/recommend'],
    ['POST', '/desk/new'],
    ['GET', '/desk'],
    ['OPTIONS', '/api/facts.json'],
    ['POST', '/api/newsletter'],
    ['GET', '/icon.svg'],
    ['GET', '/nothing'],
  ])('%s %s may pass', (method, url) => {
    expect(refusal({ method, url })).toBeUndefined()
  })

  it.each([
    ['PUT', '/en', 'GET, HEAD, POST'],
    ['DELETE', '/en/guides/overview', 'GET, HEAD, POST'],
    ['PATCH', '/desk', 'GET, HEAD, POST'],
    ['OPTIONS', '/en', 'GET, HEAD, POST'],
    ['PROPFIND', '/ru', 'GET, HEAD, POST'],
    ['PUT', '/api/facts.json', 'GET, HEAD, POST, OPTIONS'],
    ['POST', '/', 'GET, HEAD'],
    ['POST', '/icon.svg', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['POST', '/nothing', 'GET, HEAD'],
    ['POST', '/desktop', 'GET, HEAD'],
  ])('%s %s is refused and told what is allowed', (method, url, allow) => {
    expect(refusal({ method, url })).toEqual({ status: 405, headers: { Allow: allow } })
  })
})

describe('posts', () => {
  it.each([
    ['no page at all', {}],
    ['the public origin', { origin: 'https://guide.example', host: '10.0.0.7:3000' }],
    ['the host asked for', { origin: 'http://localhost:3000', host: 'localhost:3000' }],
    ['the host asked for in capitals', { origin: 'http://localhost:3000', host: 'LOCALHOST:3000' }],
    ['the site itself', { origin: 'https://guide.example', 'sec-fetch-site': 'same-origin' }],
    [
      'a page of ours whose origin is withheld',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ],
  ])('from %s may pass', (_, headers) => {
    expect(
      refusal({ method: 'POST', url: '/en/recommend', headers: { ...headers } }),
    ).toBeUndefined()
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['a neighbour that hides where it is', { origin: 'null', 'sec-fetch-site': 'same-site' }],
    ['nobody who says where', { origin: 'null', 'sec-fetch-site': 'none' }],
    [
      'another site that calls itself ours',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['an origin that cannot be read', { origin: '%%%' }],
    ['an empty origin', { origin: '' }],
    ['a site whose name begins like ours', { origin: 'https://guide.example.evil.example' }],
    ['our name without encryption', { origin: 'http://guide.example', host: '10.0.0.7:3000' }],
    ['our name on another port', { origin: 'https://guide.example:8443' }],
    ['a file', { origin: 'file://' }],
    ['an extension', { origin: 'chrome-extension://guide.example' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s are refused', (_, headers) => {
    expect(refusal({ method: 'POST', url: '/en/recommend', headers: { ...headers } })).toEqual({
      status: 403,
    })
  })

  it('are not needed for reading: a link on another site may pass', () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect(refusal({ url: '/en', headers })).toBeUndefined()
  })
})

describe('doors that are not for readers', () => {
  it.each([
    [{}, { status: 404 }],
    [{ 'x-we-guide-internal': 'wrong-key-12' }, { status: 404 }],
    [{ 'x-we-guide-internal': '' }, { status: 404 }],
    [{ authorization: `Bearer ${KEY}` }, { status: 404 }],
    [{ 'x-we-guide-internal': KEY }, undefined],
  ])('what is internal with %j gives %j', (headers, expected) => {
    expect(
      refusal({ method: 'POST', url: '/api/internal/revalidate', headers: { ...headers } }),
    ).toEqual(expected)
  })

  it.each([
    ['this machine', '127.0.0.1', {}, undefined, undefined],
    ['this machine by its other name', '::1', {}, undefined, undefined],
    ['a stranger', '203.0.113.5', {}, undefined, { status: 404 }],
    [
      'a balancer here',
      '127.0.0.1',
      { 'x-forwarded-for': '203.0.113.5' },
      undefined,
      { status: 404 },
    ],
    ['a stranger with the token', '203.0.113.5', { authorization: 'bearer  t' }, 't', undefined],
    [
      'a stranger with a wrong token',
      '203.0.113.5',
      { authorization: 'Bearer x' },
      't',
      { status: 404 },
    ],
    ['this machine without the token', '127.0.0.1', {}, 't', { status: 404 }],
  ])('the figures for %s', (_, peer, headers, token, expected) => {
    const direct = { host: 'localhost:3000', ...headers }
    expect(refusal({ url: '/metrics', peer, headers: direct }, token)).toEqual(expected)
  })
})

describe('the state that the router’s own script sends', () => {
  it.each([
    ['%5B%22%22%5D', undefined],
    ['["",{}]', undefined],
    ['{}', { status: 400 }],
    ['%', { status: 400 }],
    ['nonsense', { status: 400 }],
    [`["${'x'.repeat(40_000)}"]`, { status: 400 }],
  ])('%.20s gives %j', (state, expected) => {
    expect(refusal({ headers: { 'next-router-state-tree': state } })).toEqual(expected)
  })
})
