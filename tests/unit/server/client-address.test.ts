import { expect, it } from 'vitest'
import { clientAddress, isLocal } from '#lib/server/client-address.ts'
import { makeRequest } from '../../factories/request.ts'

it.each([
  ['a reader who came straight', '203.0.113.5', undefined, '203.0.113.5'],
  ['a reader who came straight over IPv6', '2001:db8::7', undefined, '2001:db8::7'],
  ['a reader as IPv6 writes IPv4', '::ffff:203.0.113.5', undefined, '203.0.113.5'],
  ['a stranger who claims another address', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
  ['a balancer on this machine', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['a balancer in the private network', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['a balancer over IPv6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
  ['a balancer that appends to a claim', '127.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  ['a balancer that says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['a balancer that says nothing', '192.168.1.1', undefined, '192.168.1.1'],
])('tells the address of %s', (_, peer, told, address) => {
  const headers: Record<string, string> = told ? { 'x-forwarded-for': told } : {}
  expect(clientAddress(makeRequest({ peer, headers }))).toBe(address)
})

it.each([
  ['127.0.0.1', {}, true],
  ['::1', {}, true],
  ['::ffff:127.0.0.1', {}, true],
  ['10.0.0.1', {}, false],
  ['127.0.0.1', { forwarded: 'for=203.0.113.5' }, false],
  ['127.0.0.1', { via: '1.1 balancer' }, false],
])('a request from %s with %j is local: %s', (peer, headers, local) => {
  expect(isLocal(makeRequest({ peer, headers: { ...headers } }))).toBe(local)
})
