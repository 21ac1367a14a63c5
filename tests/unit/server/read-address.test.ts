import { describe, expect, it, test } from 'vitest'
import { readAddress, readCookie, readersLocale } from '#lib/server/read-address.ts'
import { makeRequest } from '../../factories/request.ts'

const ROOTS = new Set([
  ...['/icon.svg', '/fonts/head.woff2', '/healthz', '/readyz', '/metrics', '/sitemap.xml'],
  ...[
    '/robots.txt',
    '/manifest.webmanifest',
    '/.well-known/',
    '/api/',
    '/_next/',
    '/desk',
    '/desk/',
  ],
])

describe('readAddress', () => {
  it.each([
    ['/', '/', undefined],
    ['/en', '/en', 'en'],
    ['/kk/guides/screening', '/kk/guides/screening', 'kk'],
    ['/ru/facts?on=2026-07-12', '/ru/facts', 'ru'],
    ['/ru/search?q=//..//', '/ru/search', 'ru'],
    ['/kk/%D2%9B%D0%B0%D0%BB%D0%B0', '/kk/қала', 'kk'],
    ['/en/guides/overview.md', '/en/guides/overview.md', 'en'],
    ['/healthz', '/healthz', undefined],
    ['/readyz', '/readyz', undefined],
    ['/metrics', '/metrics', undefined],
    ['/sitemap.xml', '/sitemap.xml', undefined],
    ['/robots.txt', '/robots.txt', undefined],
    ['/manifest.webmanifest', '/manifest.webmanifest', undefined],
    ['/.well-known/security.txt', '/.well-known/security.txt', undefined],
    ['/api/facts.json?on=2026-01-01', '/api/facts.json', undefined],
    ['/_next/static/a.js', '/_next/static/a.js', undefined],
    ['/desk', '/desk', undefined],
    ['/icon.svg', '/icon.svg', undefined],
    ['/fonts/head.woff2', '/fonts/head.woff2', undefined],
  ])('knows %s', (target, path, locale) => {
    expect(readAddress(target, ROOTS)).toEqual({ kind: 'known', path, locale })
  })

  it.each([
    '/de',
    '/en-GB',
    '/EN',
    '/guides',
    '/wp-login.php',
    '/icon.svg/more',
    '/fonts',
    '/healthz/',
    '/en/404',
    '/kk/404?x',
    '//evil.example',
    '/en//guides',
    '/en/../../etc/passwd',
    '/en/..',
    '/en/./guides',
    '/en/%2e%2e/%2e%2e/etc/passwd',
    '/en/..%2f..%2fetc%2fpasswd',
    '/en\\..\\secret',
    '/en/%5c%5cevil.example',
    '/en/guides%0d%0a',
  ])('finds nothing at %s', (target) => {
    expect(readAddress(target, ROOTS)).toEqual({ kind: 'unknown' })
  })

  it.each([
    '/%',
    '/en/%zz',
    '/en/%C3',
    '/en/%00',
    '/en/%00%0a',
    '/en/%0d%0aSet-Cookie:x',
    '/en/%7f',
    '*',
    'en',
    '',
  ])('cannot read %j', (target) => {
    expect(readAddress(target, ROOTS)).toEqual({ kind: 'unreadable', status: 400 })
  })

  it.each([
    [8_192, 'known'],
    [8_193, 'unreadable'],
  ])('of an address of %i characters says that it is %s', (length, kind) => {
    expect(readAddress('/en?q='.padEnd(length, 'x'), ROOTS).kind).toBe(kind)
  })

  it('leaves what is outside the languages to the app where nothing is known of it', () => {
    expect(readAddress('/wp-login.php', undefined)).toMatchObject({ kind: 'known' })
    expect(readAddress('/en/..', undefined)).toEqual({ kind: 'unknown' })
  })

  it('says of an address that is too long that it is too long', () => {
    expect(readAddress(`/en/${'%'.repeat(9_000)}`, ROOTS)).toEqual({
      kind: 'unreadable',
      status: 414,
    })
  })
})

describe('readersLocale', () => {
  it.each([
    ['the address', '/kk/guides', { 'accept-language': 'ru', cookie: 'locale=en' }, 'kk'],
    ['the address with a query', '/ru?x', {}, 'ru'],
    ['the remembered choice', '/zz', { 'accept-language': 'kk', cookie: 'a=b; locale=ru' }, 'ru'],
    ['the browser', '/zz', { 'accept-language': 'kk-KZ,ru;q=0.5', cookie: 'locale=xx' }, 'kk'],
    ['nothing', '/zz', {}, 'en'],
  ])('comes from %s', (_, url, headers, locale) => {
    expect(readersLocale(makeRequest({ url, headers: { ...headers } }))).toBe(locale)
  })
})

test.each([
  ['locale=kk', 'kk'],
  ['a=1; locale=kk; b=2', 'kk'],
  ['xlocale=kk', undefined],
  ['locale', undefined],
  ['', undefined],
  [undefined, undefined],
])('the cookie in %j is read as %j', (header, value) => {
  expect(readCookie(header, 'locale')).toBe(value)
})
