import type { Asset } from '#lib/page-cache/assets.ts'
import { type EncodedBodies, identityBody, makeZstd } from '#lib/page-cache/encoded-bodies.ts'
import type { CachedPage } from '#lib/page-cache/lru.ts'
import { SPECULATION_PATH } from '#lib/page-cache/speculation-rules.ts'
import { languageCookie } from '../remember-language.ts'
import type { RequestHead } from '../request-head.ts'
import { ERROR_PAGE_POLICY } from '../response/error-page.ts'
import { acceptedEncoding, type Encoding } from './accepted-encoding.ts'

/** A shared cache may show a page for a day while it asks for the next one. */
const CACHE = 'max-age=60, stale-while-revalidate=86400'

/** The encodings of a body, the smallest first, when the smallest is made and before. */
const ALL = ['br', 'zstd', 'gzip'] as const
const SOON = ['zstd', 'gzip'] as const

/** Characters of a hash that a tag has: what one page has ever said is soon told apart. */
const TAG_LENGTH = 11

/** A whole answer, whoever writes it: the headers as names and values in turn. */
export type CachedResponse = { status: 200 | 304; headers: string[]; body?: Buffer }

export type Sending = {
  /** The headers of every answer, names and values in turn. */
  security: readonly string[]
  siteUrl: string
  /** The end of a policy that says where to report what breaks it. */
  reporting: string
}

/** The answer that is a page of the edition: at once, unless the body has to be made. */
export function answerWithPage(
  asked: RequestHead,
  page: CachedPage,
  { security, siteUrl, reporting }: Sending,
): CachedResponse | Promise<CachedResponse> {
  const cookie = languageCookie(asked, siteUrl)
  const headers = [
    ...security,
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Security-Policy',
    page.policy + reporting,
    'Cache-Control',
    cookie ? 'private, no-cache' : CACHE,
    'Vary',
    'Accept-Encoding, RSC',
    'Speculation-Rules',
    `"${SPECULATION_PATH}"`,
  ]
  if (cookie) headers.push('Set-Cookie', cookie)
  return withBody(asked, page, headers)
}

/** The answer that is a file of the site: at once, unless the body has to be made. */
export function answerWithAsset(
  asked: RequestHead,
  { type, cache, bodies }: Asset,
  { security, reporting }: Sending,
): CachedResponse | Promise<CachedResponse> {
  const headers = [...security, 'Content-Security-Policy', ERROR_PAGE_POLICY + reporting]
  headers.push('Content-Type', type, 'Cache-Control', cache)
  if (!('plain' in bodies)) headers.push('Vary', 'Accept-Encoding')
  return withBody(asked, bodies, headers)
}

function withBody(
  { method, headers: { 'accept-encoding': accepted, 'if-none-match': known } }: RequestHead,
  bodies: Asset['bodies'],
  headers: string[],
): CachedResponse | Promise<CachedResponse> {
  const encoding =
    'plain' in bodies ? 'identity' : acceptedEncoding(accepted, bodies.br ? ALL : SOON)
  const tag = `"${bodies.hash.slice(0, TAG_LENGTH)}-${encoding}"`
  headers.push('ETag', tag)
  if (isKnown(known, tag)) return { status: 304, headers }
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
  const finish = (body: Buffer): CachedResponse => {
    headers.push('Content-Length', String(body.length))
    return method === 'HEAD' ? { status: 200, headers } : { status: 200, headers, body }
  }
  const body = 'plain' in bodies ? bodies.plain : bodyIn(encoding, bodies)
  return body instanceof Promise ? body.then(finish) : finish(body)
}

function bodyIn(encoding: Encoding, bodies: EncodedBodies): Buffer | Promise<Buffer> {
  if (encoding === 'gzip') return bodies.gzip
  if (encoding === 'br' && bodies.br) return bodies.br
  return encoding === 'zstd' ? makeZstd(bodies) : identityBody(bodies)
}

/** Whether an `If-None-Match` names what would be sent. */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
