import type { IncomingMessage, ServerResponse } from 'node:http'
import { acceptedEncoding } from './accepted-encoding.ts'
import type { EditionPage } from './edition.ts'
import { plainBody } from './page-bodies.ts'
import { rememberLanguage } from './remember-language.ts'
import { SPECULATION_PATH } from './speculation.ts'

/** A shared cache may show a page for a day while it asks for the next one. */
const CACHE = 'public, max-age=60, stale-while-revalidate=86400'

/**
 * Sends a page of the edition. Gives the status.
 *
 * @param security the headers of every answer, names and values in turn
 */
export async function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: EditionPage,
  { security, siteUrl }: { security: readonly string[]; siteUrl: string },
): Promise<number> {
  const ready = page.br ? (['br', 'gzip'] as const) : (['gzip'] as const)
  const encoding = acceptedEncoding(req.headers['accept-encoding'], ready)
  const tag = `"${page.hash}-${encoding}"`
  const headers = [
    ...security,
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Security-Policy',
    page.policy,
    'Cache-Control',
    CACHE,
    'Vary',
    'Accept-Encoding, RSC',
    'Speculation-Rules',
    `"${SPECULATION_PATH}"`,
    'ETag',
    tag,
  ]
  if (isKnown(req.headers['if-none-match'], tag)) return sendHead(req, res, 304, headers, siteUrl)
  const body = (encoding === 'identity' ? undefined : page[encoding]) ?? (await plainBody(page))
  headers.push('Content-Length', String(body.length))
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
  return sendHead(req, res, 200, headers, siteUrl, body)
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
