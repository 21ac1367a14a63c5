import Negotiator from 'negotiator'
import type { Asset } from '#lib/page-cache/assets.ts'
import { type EncodedBodies, identityBody } from '#lib/page-cache/encoded-bodies.ts'
import type { CachedPage } from '#lib/page-cache/page-cache.ts'
import { securityHeaders } from '#lib/page-cache/security-headers.ts'
import { SPECULATION_PATH } from '#lib/page-cache/speculation-rules.ts'
import { isCacheable, pageKey, type RequestHead } from './cacheable.ts'
import { languageCookie } from './remember-language.ts'
import { ERROR_PAGE_POLICY } from './response/error-page.ts'
import { type ServerOptions, withReports } from './server-options.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** In the order in which they are chosen where a client rates them the same. */
const ENCODINGS: Encoding[] = ['br', 'gzip', 'identity']

/** A shared cache may show a page for a day while it asks for the next one. */
const SHARED = 'max-age=60, stale-while-revalidate=86400'
/** The page of a query, or one that sets a cookie, is for the reader's own browser alone. */
const PRIVATE = 'private, no-cache'

/** Characters of the hash in an ETag: enough to tell apart all that one page ever said. */
const ETAG_LENGTH = 11

/** A whole response; its headers as names and values in turn. */
export type CachedResponse = { status: 200 | 304; headers: string[]; body?: Buffer }

type MaybeLater<T> = T | Promise<T | undefined> | undefined

/** The cached response to a request; undefined when the app must answer. */
export type Lookup = (request: RequestHead) => MaybeLater<CachedResponse>

/** Finds pages in the page cache, and files of the site. */
export function createLookup(options: ServerOptions): Lookup {
  const { pageCache, assets, siteUrl } = options
  const security = Object.entries(securityHeaders(siteUrl)).flat()
  const reports = withReports('', options)

  function pageResponse(request: RequestHead, page: CachedPage, cacheControl: string) {
    const cookie = languageCookie(request, siteUrl)
    const headers = [
      ...security,
      ...['Content-Type', 'text/html; charset=utf-8'],
      ...['Content-Security-Policy', page.policy + reports],
      ...['Cache-Control', cookie ? PRIVATE : cacheControl],
      ...['Vary', 'Accept-Encoding, RSC'],
      ...['Speculation-Rules', `"${SPECULATION_PATH}"`],
    ]
    if (cookie) headers.push('Set-Cookie', cookie)
    return withBody(request, page, headers)
  }

  function assetResponse(request: RequestHead, { type, cacheControl, bodies }: Asset) {
    const headers = [...security, 'Content-Security-Policy', ERROR_PAGE_POLICY + reports]
    headers.push('Content-Type', type, 'Cache-Control', cacheControl)
    if (!('identity' in bodies)) headers.push('Vary', 'Accept-Encoding')
    return withBody(request, bodies, headers)
  }

  function fromPages(request: RequestHead): MaybeLater<CachedResponse> {
    const key = pageCache && isCacheable(request) ? pageKey(request.url ?? '') : undefined
    if (!key || !pageCache) return undefined
    if (!key.hasDay && pageCache.pages.has(key.path)) {
      return then(pageCache.pages.find(key.path), (page) => pageResponse(request, page, SHARED))
    }
    if (!pageCache.isCachedByAddress(key.path)) return undefined
    return then(pageCache.pages.findByAddress(key.address), (page) =>
      pageResponse(request, page, PRIVATE),
    )
  }

  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const found = fromPages(request)
    if (found) return found
    const asset = assets?.find(request.url?.split('?', 1)[0] ?? '')
    return then(asset, (one) => assetResponse(request, one))
  }
}

/** Goes on at once with what is there, and later with what is still being made. */
function then<T, U>(found: MaybeLater<T>, use: (found: T) => U | Promise<U>): MaybeLater<U> {
  if (found instanceof Promise) return found.then((one) => one && use(one))
  return found && use(found)
}

function withBody(
  { method, headers: { 'accept-encoding': accepted, 'if-none-match': known } }: RequestHead,
  bodies: Asset['bodies'],
  headers: string[],
): CachedResponse | Promise<CachedResponse> {
  const encoding = 'identity' in bodies ? 'identity' : acceptedEncoding(accepted)
  const etag = `"${bodies.hash.slice(0, ETAG_LENGTH)}-${encoding}"`
  headers.push('ETag', etag)
  if (matches(known, etag)) return { status: 304, headers }
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
  const finish = (body: Buffer): CachedResponse => {
    headers.push('Content-Length', String(body.length))
    return method === 'HEAD' ? { status: 200, headers } : { status: 200, headers, body }
  }
  const body = 'identity' in bodies ? bodies.identity : bodyIn(encoding, bodies)
  return body instanceof Promise ? body.then(finish) : finish(body)
}

function bodyIn(encoding: Encoding, bodies: EncodedBodies): Buffer | Promise<Buffer> {
  if (encoding === 'br') return bodies.brotli
  return encoding === 'gzip' ? bodies.gzip : identityBody(bodies)
}

/**
 * The content coding to answer in (RFC 9110, 12.5.3): the one that the client rates highest, the
 * smallest among equals. Without the header, or where it allows nothing of ours, `identity`.
 */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity'
  const negotiator = new Negotiator({ headers: { 'accept-encoding': header } })
  const best = negotiator.encodings(ENCODINGS, { preferred: ENCODINGS })[0]
  return ENCODINGS.find((one) => one === best) ?? 'identity'
}

/** Whether an `If-None-Match` names the response, by weak comparison (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
