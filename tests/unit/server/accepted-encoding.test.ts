import { expect, it } from 'vitest'
import { acceptedEncoding } from '#lib/server/cached-response.ts'

it.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP, BR', 'br'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity', 'identity'],
  ['identity;q=1, br;q=0.5', 'identity'],
  ['deflate', 'identity'],
  ['br;q=2', 'br'],
  ['br;q=x, gzip', 'gzip'],
  [';;,,;q=1', 'identity'],
  ['br ; q=1', 'br'],
])('“%s” is answered with %s', (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding)
})
