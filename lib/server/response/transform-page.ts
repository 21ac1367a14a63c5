import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { log } from '#lib/config/log.ts'
import { withoutEmptyActions } from '#lib/html-optimizer/remove-runtime.ts'
import { readingPolicy } from '#lib/page-cache/security-headers.ts'
import { SPECULATION_PATH } from '#lib/page-cache/speculation-rules.ts'
import { acceptedEncoding } from '../cached-response.ts'
import { pagePolicy, type ServerOptions } from '../server-options.ts'
import type { Replacement } from './intercept-response.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** A page is made for one reader, who waits: higher levels take longer than what they save. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

export type TransformOptions = {
  req: IncomingMessage
  res: ServerResponse
  /** Whether the page has no client components of the site's own. */
  isPlain: boolean
  /** The `Accept-Encoding` header of the reader. */
  accepted: string | undefined
  options: ServerOptions
}

/**
 * Optimizes a page that the app makes for one request, if it needs no script of Next's, and compresses it.
 * One that cannot be optimized goes out as the app made it.
 */
export function transformPage(transform: TransformOptions): Replacement {
  const { res, accepted } = transform
  return async (made) => {
    const html = rewrite(made.toString(), transform)
    res.removeHeader('etag')
    const { body, encoding } = await compress(html, accepted)
    if (encoding) res.setHeader('Content-Encoding', encoding)
    res.appendHeader('Vary', 'Accept-Encoding')
    return { status: 200, headers: {}, body }
  }
}

function rewrite(page: string, { req, res, isPlain, options }: TransformOptions): string {
  if (!isPlain || !options.pageCache) return withoutEmptyActions(page)
  res.setHeader('Speculation-Rules', `"${SPECULATION_PATH}"`)
  try {
    const { html, ...hashes } = options.pageCache.optimize(page)
    const policy = readingPolicy(hashes)
    res.setHeader('Content-Security-Policy', pagePolicy(policy, req.url ?? '', options))
    // It preloads files that an optimized page does not need.
    res.removeHeader('link')
    return html
  } catch (error) {
    log.error('page not optimized', { path: req.url?.split('?')[0], error: String(error) })
    return page
  }
}

async function compress(
  html: string,
  accepted: string | undefined,
): Promise<{ body: Buffer; encoding?: string }> {
  const encoding = acceptedEncoding(accepted)
  if (encoding === 'br') return { body: await compressBrotli(html, BROTLI), encoding }
  if (encoding === 'gzip') return { body: await compressGzip(html), encoding }
  return { body: Buffer.from(html) }
}
