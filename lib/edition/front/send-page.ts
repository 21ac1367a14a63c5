import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Asset } from '../pages/assets.ts'
import { makeZstd, type PageBodies, plainBody } from '../pages/page-bodies.ts'
import type { EditionPage } from '../pages/shelf.ts'
import { SPECULATION_PATH } from '../pages/speculation.ts'
import { acceptedEncoding, type Encoding } from './accepted-encoding.ts'
import { EDGE_POLICY } from './edge-page.ts'
import { rememberLanguage } from './remember-language.ts'

/** A shared cache may show a page for a day while it asks for the next one. */
const CACHE = 'public, max-age=60, stale-while-revalidate=86400'

/** The encodings of a body, the smallest first, when the smallest is made and before. */
const ALL = ['br', 'zstd', 'gzip'] as const
const SOON = ['zstd', 'gzip'] as const

export type Sending = {
  /** The headers of every answer, names and values in turn. */
  security: readonly string[]
  siteUrl: string
  /** The end of a policy that says where to report what breaks it. */
  reporting: string
}

/**
 * Sends a page of the edition. Gives the status: at once, unless the body has to be made, since this
 * is what most requests are for.
 */
export function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: EditionPage,
  sending: Sending,
): number | Promise<number> {
  const encoding = acceptedEncoding(req.headers['accept-encoding'], page.br ? ALL : SOON)
  const tag = `"${page.hash}-${encoding}"`
  const headers = headersOf(page, tag, sending)
  if (isKnown(req.headers['if-none-match'], tag)) {
    return sendHead(req, res, 304, headers, sending.siteUrl)
  }
  const send = (body: Buffer): number => {
    const length = ['Content-Length', String(body.length)]
    const coding = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
    return sendHead(req, res, 200, [...headers, ...length, ...coding], sending.siteUrl, body)
  }
  const body = bodyIn(encoding, page)
  return body instanceof Promise ? body.then(send) : send(body)
}

function headersOf(page: EditionPage, tag: string, { security, reporting }: Sending): string[] {
  return [
    ...security,
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Security-Policy',
    page.policy + reporting,
    'Cache-Control',
    CACHE,
    'Vary',
    'Accept-Encoding, RSC',
    'Speculation-Rules',
    `"${SPECULATION_PATH}"`,
    'ETag',
    tag,
  ]
}

/** Sends a file of the site. Gives the status. */
export async function sendAsset(
  req: IncomingMessage,
  res: ServerResponse,
  { type, cache, bodies }: Asset,
  { security, reporting }: Sending,
): Promise<number> {
  const encoding =
    'plain' in bodies
      ? 'identity'
      : acceptedEncoding(req.headers['accept-encoding'], bodies.br ? ALL : SOON)
  const tag = `"${bodies.hash}-${encoding}"`
  const headers = [...security, 'Content-Security-Policy', EDGE_POLICY + reporting]
  headers.push('Content-Type', type, 'Cache-Control', cache, 'ETag', tag)
  if (!('plain' in bodies)) headers.push('Vary', 'Accept-Encoding')
  const known = isKnown(req.headers['if-none-match'], tag)
  if (!known) {
    const body = 'plain' in bodies ? bodies.plain : await bodyIn(encoding, bodies)
    headers.push('Content-Length', String(body.length))
    if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
    res.writeHead(200, headers).end(req.method === 'HEAD' ? undefined : body)
    return 200
  }
  res.writeHead(304, headers).end()
  return 304
}

function bodyIn(encoding: Encoding, bodies: PageBodies): Buffer | Promise<Buffer> {
  if (encoding === 'gzip') return bodies.gzip
  if (encoding === 'br' && bodies.br) return bodies.br
  return encoding === 'zstd' ? makeZstd(bodies) : plainBody(bodies)
}

function sendHead(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  headers: string[],
  siteUrl: string,
  body?: Buffer,
): number {
  if (req.headers.referer === undefined) {
    res.writeHead(status, headers)
  } else {
    // Who comes from a page of the site may have switched the language, which changes the head.
    for (let at = 0; at < headers.length; at += 2) {
      res.setHeader(headers[at] ?? '', headers[at + 1] ?? '')
    }
    rememberLanguage(req, res, siteUrl)
    res.writeHead(status)
  }
  res.end(req.method === 'HEAD' ? undefined : body)
  return status
}

/** Whether an `If-None-Match` names what would be sent. */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
