import Negotiator from 'negotiator'
import { processMetrics } from '#lib/config/metrics.ts'
import type { Asset } from '#lib/page-cache/assets.ts'
import {
  availableDictionary,
  DICTIONARY_ENCODINGS,
  type DictionaryEncoding,
  dictionaryOffer,
  isDictionary,
} from '#lib/page-cache/dictionary.ts'
import { type EncodedBodies, identityBody } from '#lib/page-cache/encoded-bodies.ts'
import type { CachedPage } from '#lib/page-cache/page-cache.ts'
import { securityHeaders } from '#lib/page-cache/security-headers.ts'
import { SPECULATION_PATH } from '#lib/page-cache/speculation-rules.ts'
import { isCacheable, pageKey, type RequestHead, SHARED } from './cacheable.ts'
import { languageCookie } from './remember-language.ts'
import { ERROR_PAGE_POLICY } from './response/error-page.ts'
import { type ServerOptions, withReports } from './server-options.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** In the order in which they are chosen where a client rates them the same. */
const ENCODINGS: Encoding[] = ['br', 'gzip', 'identity']

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

  function pageHeaders(request: RequestHead, page: CachedPage, cacheControl: string): string[] {
    const cookie = languageCookie(request, siteUrl)
    const headers = [
      ...security,
      ...['Content-Type', 'text/html; charset=utf-8'],
      ...['Content-Security-Policy', page.policy + reports],
      ...['Cache-Control', cookie ? PRIVATE : cacheControl],
      ...['Speculation-Rules', `"${SPECULATION_PATH}"`],
    ]
    if (cookie) headers.push('Set-Cookie', cookie)
    return headers
  }

  /** A static page; with a dictionary where the browser has one that this process has too. */
  function staticResponse(request: RequestHead, path: string, page: CachedPage) {
    const headers = pageHeaders(request, page, SHARED)
    headers.push('Vary', 'Accept-Encoding, Available-Dictionary, RSC')
    const plain = () => {
      if (isDictionary(path)) headers.push('Use-As-Dictionary', dictionaryOffer(path))
      return withBody(request, page, headers)
    }
    const digest = availableDictionary(request.headers['available-dictionary']?.toString())
    const encoding = digest && dictionaryEncoding(request.headers['accept-encoding'])
    if (!digest || !encoding) return plain()
    const body = pageCache?.pages.encodeWith({ path, page }, digest, encoding)
    if (!body) return plain()
    const name = `${etagOf(page)}-${encoding}-${digest.slice(0, ETAG_LENGTH)}`
    return then(body, (one) => finish(request, { name, encoding, body: one }, headers))
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
    const byAddress = pageCache.isCachedByAddress(key.path)
    const isStatic = !key.hasDay && !(key.hasAnswers && byAddress)
    if (isStatic && pageCache.pages.has(key.path)) {
      const found = counted(pageCache.pages.find(key.path))
      return then(found, (page) => staticResponse(request, key.path, page))
    }
    if (!byAddress) return undefined
    return then(counted(pageCache.pages.findByAddress(key.address)), (page) => {
      const headers = pageHeaders(request, page, PRIVATE)
      headers.push('Vary', 'Accept-Encoding, RSC')
      return withBody(request, page, headers)
    })
  }

  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const found = fromPages(request)
    if (found) return found
    const asset = assets?.find(request.url?.split('?', 1)[0] ?? '')
    return then(asset, (one) => assetResponse(request, one))
  }
}

/** Counts whether a page was in memory, or has to be made or answered by the app. */
function counted<T>(found: MaybeLater<T>): MaybeLater<T> {
  const isHit = found !== undefined && !(found instanceof Promise)
  processMetrics().cacheLookups.inc({ result: isHit ? 'hit' : 'miss' })
  return found
}

/** Goes on at once with what is there, and later with what is still being made. */
function then<T, U>(found: MaybeLater<T>, use: (found: T) => U | Promise<U>): MaybeLater<U> {
  if (found instanceof Promise) return found.then((one) => one && use(one))
  return found && use(found)
}

function withBody(
  request: RequestHead,
  bodies: Asset['bodies'],
  headers: string[],
): CachedResponse | Promise<CachedResponse> {
  const accepted = request.headers['accept-encoding']
  const encoding = 'identity' in bodies ? 'identity' : acceptedEncoding(accepted)
  const name = `${etagOf(bodies)}-${encoding}`
  const body = 'identity' in bodies ? bodies.identity : bodyIn(encoding, bodies)
  if (!(body instanceof Promise)) return finish(request, { name, encoding, body }, headers)
  return body.then((one) => finish(request, { name, encoding, body: one }, headers))
}

function finish(
  { method, headers: { 'if-none-match': known } }: RequestHead,
  { name, encoding, body }: { name: string; encoding: string; body: Buffer },
  headers: string[],
): CachedResponse {
  const etag = `"${name}"`
  headers.push('ETag', etag)
  if (matches(known, etag)) return { status: 304, headers }
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
  headers.push('Content-Length', String(body.length))
  return method === 'HEAD' ? { status: 200, headers } : { status: 200, headers, body }
}

function etagOf({ digest }: { digest: string }): string {
  return digest.slice(0, ETAG_LENGTH).replaceAll('/', '_').replaceAll('+', '-')
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

/** The content coding with a dictionary that a client takes, if it takes one. */
function dictionaryEncoding(header: string | undefined): DictionaryEncoding | undefined {
  return DICTIONARY_ENCODINGS.find((one) => header?.split(/[\s,]+/).includes(one))
}

/** Whether an `If-None-Match` names the response, by weak comparison (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
