import { describe, expect, it } from 'vitest'
import { createClientAddress, isDirectFromLoopback } from '#lib/server/client-address.ts'
import { makeRequest } from '../../factories/request.ts'

const PRIVATE = ['loopback', 'uniquelocal']

/** The reader's address of a request from `peer` with the header `X-Forwarded-For`. */
function addressOf(
  peer: string,
  headers: Record<string, string>,
  trusted: string[] | number = PRIVATE,
): string {
  return createClientAddress(trusted)(makeRequest({ peer, headers }))
}

describe('the reader’s address', () => {
  it.each([
    ['a reader who came straight', '203.0.113.5', undefined, '203.0.113.5'],
    ['a reader who came straight over IPv6', '2001:db8::7', undefined, '2001:db8::7'],
    ['a reader as IPv6 writes IPv4', '::ffff:203.0.113.5', undefined, '203.0.113.5'],
    ['a stranger who claims another address', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['a proxy on this machine', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a proxy on this machine over IPv6', '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a proxy in the private network', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['a proxy over IPv6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
    ['a proxy that appends to a claim', '127.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['a proxy behind a proxy', '127.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['a proxy that writes its port', '127.0.0.1', '198.51.100.1:80, 10.0.0.2:4711', '198.51.100.1'],
    ['a proxy that says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['a proxy behind one that says nonsense', '127.0.0.1', '1.2.3.4, x, 10.0.0.2', '10.0.0.2'],
    ['a proxy that says nothing', '192.168.1.1', undefined, '192.168.1.1'],
    ['a proxy that says an empty list', '192.168.1.1', ' , ', '192.168.1.1'],
  ])('of %s', (_, peer, told, address) => {
    expect(addressOf(peer, told ? { 'x-forwarded-for': told } : {})).toBe(address)
  })

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9'],
    ['[::ffff:203.0.113.9]:443', '203.0.113.9'],
    ['203.0.113.9:4711', '203.0.113.9'],
    ['"203.0.113.9:4711"', '203.0.113.9'],
    ['64:ff9b::203.0.113.9', '203.0.113.9'],
    ['64:ff9b::cb00:7109', '203.0.113.9'],
    ['64:ff9b:1::cb00:7109', '203.0.113.9'],
    ['::ffff:0:203.0.113.9', '203.0.113.9'],
    ['2002:cb00:7109::1', '203.0.113.9'],
    ['[2002:cb00:7109:5::7]:8080', '203.0.113.9'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:DB8:0:0::1]', '2001:db8::1'],
    ['2001:0db8:0000::0001', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['203.0.113.256', '127.0.0.1'],
    ['203.0.113.9:123456', '127.0.0.1'],
    ['[203.0.113.9', '127.0.0.1'],
    ['_hidden', '127.0.0.1'],
    ['<script>', '127.0.0.1'],
  ])('is one, however a proxy writes %s', (written, address) => {
    const only = ['loopback']
    expect(addressOf('127.0.0.1', { 'x-forwarded-for': written }, only)).toBe(address)
  })

  it.each([
    ['for=203.0.113.9', '203.0.113.9'],
    ['For="[2001:db8::1]:4711";proto=https;by=203.0.113.1', '2001:db8::1'],
    ['proto=http; for="203.0.113.9:80"', '203.0.113.9'],
    ['for=1.2.3.4, for=203.0.113.9;by=10.0.0.1', '203.0.113.9'],
    ['for=203.0.113.9, for=10.0.0.7', '203.0.113.9'],
    ['for=unknown', '127.0.0.1'],
    ['for="_gazonk"', '127.0.0.1'],
    ['by=203.0.113.9', '127.0.0.1'],
  ])('is read out of Forwarded: %s', (forwarded, address) => {
    expect(addressOf('127.0.0.1', { forwarded })).toBe(address)
  })

  it('is what X-Forwarded-For says where both are there', () => {
    const headers = { forwarded: 'for=1.2.3.4', 'x-forwarded-for': '203.0.113.9' }
    expect(addressOf('127.0.0.1', headers)).toBe('203.0.113.9')
  })

  it.each([
    [0, '10.0.0.1'],
    [1, '198.51.100.7'],
    [2, '203.0.113.9'],
    [9, '1.2.3.4'],
  ])('is behind so many proxies as the setting says: %i', (proxies, address) => {
    const headers = { 'x-forwarded-for': '1.2.3.4, 203.0.113.9, 198.51.100.7' }
    expect(addressOf('10.0.0.1', headers, proxies)).toBe(address)
  })

  it('is believed of no private network that the setting does not name', () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    expect(addressOf('10.0.0.1', headers, ['loopback'])).toBe('10.0.0.1')
    expect(addressOf('10.0.0.1', headers, ['10.0.0.0/8'])).toBe('203.0.113.9')
  })
})

describe('a request is direct from this machine', () => {
  const host = 'localhost:3000'

  it.each([
    ['127.0.0.1', { host }],
    ['::1', { host: '[::1]:3000' }],
    ['::ffff:127.0.0.1', { host: '127.0.0.1:3000' }],
    ['127.8.0.1', { host: 'LOCALHOST' }],
  ])('from %s with %j', (peer, headers) => {
    expect(isDirectFromLoopback(makeRequest({ peer, headers: { ...headers } }))).toBe(true)
  })

  it.each([
    'X-Forwarded-For',
    'X-Forwarded-Proto',
    'X-Forwarded-Host',
    'X-Forwarded-Server',
    'X-Forwarded',
    'Forwarded-For',
    'Forwarded',
    'X-Real-IP',
    'Via',
    'CF-Connecting-IP',
    'CF-Ray',
    'True-Client-IP',
    'X-Client-IP',
    'X-Cluster-Client-IP',
    'Fastly-Client-IP',
    'Fly-Client-IP',
    'X-Original-Forwarded-For',
    'X-Envoy-External-Address',
    'X-Amzn-Trace-Id',
    'X-Azure-ClientIP',
    'CDN-Loop',
    'X-Scheme',
  ])('but not with %s, which a proxy has added', (name) => {
    const headers = { host, [name.toLowerCase()]: '' }
    expect(isDirectFromLoopback(makeRequest({ peer: '127.0.0.1', headers }))).toBe(false)
  })

  it.each([
    ['10.0.0.1', { host }],
    ['127.0.0.1', { host: 'guide.example' }],
    ['127.0.0.1', { host: 'localhost.evil.example' }],
    ['127.0.0.1', { host: '' }],
  ])('but not from %s with %j', (peer, headers) => {
    expect(isDirectFromLoopback(makeRequest({ peer, headers: { ...headers } }))).toBe(false)
  })
})
