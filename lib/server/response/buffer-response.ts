import type { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { acceptedEncoding } from '../cached/accepted-encoding.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** A page is made for one reader, who waits: higher levels take longer than what they save. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/**
 * Holds back a page that the app makes for one request until it is whole, and sends what `rework`
 * makes of it, compressed. What is no page goes out as the app made it.
 *
 * @param accepted the encodings that the reader's program takes, as its header says them
 */
export function bufferResponse(
  res: ServerResponse,
  accepted: string | undefined,
  rework: (page: string) => string,
): void {
  const { writeHead, flushHeaders, write, end } = res
  const chunks: Buffer[] = []
  let side: 'undecided' | 'passed' | 'held' | 'sent' = 'undecided'

  function decide(status: number): boolean {
    if (side === 'undecided') {
      const type = String(res.getHeader('content-type') ?? '')
      side = status === 200 && type.startsWith('text/html') ? 'held' : 'passed'
    }
    return side === 'passed'
  }

  function keep(chunk: unknown): void {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }

  async function sendWhole(): Promise<void> {
    const html = rework(Buffer.concat(chunks).toString())
    res.removeHeader('etag')
    const { body, encoding } = await compress(html, accepted)
    if (encoding) res.setHeader('Content-Encoding', encoding)
    res.appendHeader('Vary', 'Accept-Encoding')
    res.setHeader('Content-Length', body.length)
    writeHead.call(res, 200)
    end.call(res, body, 'utf8')
  }

  res.writeHead = (status: number, ...rest: never[]) => {
    // Headers that come along count as much as those that were set before.
    const headers = rest.find((one): one is never => typeof one === 'object')
    for (const [name, value] of Object.entries<string>(headers ?? {})) res.setHeader(name, value)
    if (decide(status)) writeHead.call(res, status)
    return res
  }
  res.flushHeaders = () => {
    if (decide(res.statusCode)) flushHeaders.call(res)
  }
  res.write = (chunk: unknown, ...rest: never[]) => {
    if (decide(res.statusCode)) return Reflect.apply(write, res, [chunk, ...rest])
    keep(chunk)
    return true
  }
  res.end = (...rest: never[]) => {
    if (decide(res.statusCode)) return Reflect.apply(end, res, rest)
    if (side !== 'held') return res
    side = 'sent'
    keep(rest[0])
    sendWhole().catch((error: unknown) => res.destroy(error instanceof Error ? error : undefined))
    return res
  }
}

async function compress(
  html: string,
  accepted: string | undefined,
): Promise<{ body: Buffer; encoding?: string }> {
  const encoding = acceptedEncoding(accepted, ['br', 'gzip'])
  if (encoding === 'br') return { body: await compressBrotli(html, BROTLI), encoding }
  if (encoding === 'gzip') return { body: await compressGzip(html), encoding }
  return { body: Buffer.from(html) }
}
