import { expect, it } from 'vitest'
import { languageCookie } from '#lib/server/remember-language.ts'
import { makeRequest } from '../../factories/request.ts'

const SITE = 'https://guide.example'

/** The cookie set by an answer to a reader who comes to `/kk` from the Russian page. */
function cookieAfter(request: Parameters<typeof makeRequest>[0], { siteUrl = SITE } = {}) {
  const headers = { referer: `${SITE}/ru/guides`, ...request?.headers }
  const req = makeRequest({ url: '/kk/guides', ...request, headers })
  return languageCookie(req, siteUrl)
}

it('remembers the language that a reader switched to', () => {
  expect(cookieAfter({})).toBe('locale=kk; Path=/; Max-Age=31536000; SameSite=Lax; Secure')
})

it('asks for an encrypted connection only where there is one', () => {
  const cookie = cookieAfter(
    { headers: { referer: 'http://localhost:3000/ru', host: 'localhost:3000' } },
    { siteUrl: 'http://localhost:3000' },
  )
  expect(cookie).toBe('locale=kk; Path=/; Max-Age=31536000; SameSite=Lax')
})

it.each([
  ['comes from another site', { headers: { referer: 'https://search.example/ru' } }],
  ['comes from nowhere', { headers: { referer: '' } }],
  ['stays in the language', { headers: { referer: `${SITE}/kk` } }],
  ['comes from a page without a language', { headers: { referer: `${SITE}/desk` } }],
  ['is remembered already', { headers: { cookie: 'locale=kk' } }],
  ['sends a form', { method: 'POST' }],
  ['only asks for the head', { method: 'HEAD' }],
  ['fetches ahead', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
  ['asks for data of a page', { headers: { rsc: '1' } }],
  ['leaves the languages', { url: '/desk' }],
])('remembers nothing of a reader who %s', (_, request) => {
  const headers: Record<string, string> = { ...('headers' in request ? request.headers : {}) }
  expect(cookieAfter({ ...request, headers })).toBeUndefined()
})
