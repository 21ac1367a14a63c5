import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { countResponse } from '#lib/config/metrics.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { loosePolicy, noncePolicy, securityHeaders } from '#lib/page-cache/security-headers.ts'
import { SPECULATION_PATH } from '#lib/page-cache/speculation-rules.ts'
import type { CachedResponse } from './cached/cached-response.ts'
import type { Lookup } from './cached/lookup.ts'
import { clientAddress, isLocal } from './client-address.ts'
import { pathOfPage } from './is-cacheable.ts'
import { readBody, withBody } from './post/body.ts'
import { readForm } from './post/form.ts'
import { readAddress, readersLocale } from './read-address.ts'
import { rememberLanguage } from './remember-language.ts'
import { ERROR_PAGE_POLICY } from './response/error-page.ts'
import { failure, missing, rejectRequest } from './response/error-responses.ts'
import { asksForPage, isPlain, reworkPage } from './response/optimize-response.ts'
import {
  type PageHandler,
  report,
  withLimits,
  withoutFields,
  withPages,
} from './response/page-handler.ts'
import { send } from './response/send-response.ts'
import { type ServerOptions, withReports } from './server-options.ts'
import { refuse } from './validate-request.ts'

/**
 * What stands before the app: every request passes the guard, every answer carries the security
 * headers, and whatever fails ends in a page in the reader's language.
 */
export function createRequestHandler(
  settings: ServerOptions,
  fromMemory: Lookup,
): (req: IncomingMessage, res: ServerResponse) => void | Promise<void> {
  const headers = Object.entries(securityHeaders(settings.siteUrl))
  return (req, res) => {
    const ready = fromMemory(req)
    if (!ready || ready instanceof Promise) return answerLater(req, res, ready)
    // Nothing of this waits, so nothing is made to wait.
    write(res, ready)
  }

  async function answerLater(
    req: IncomingMessage,
    res: ServerResponse,
    making: ReturnType<Lookup>,
  ): Promise<void> {
    const ready = await making
    if (ready) return write(res, ready)
    res.once('finish', () => countResponse(res.statusCode))
    for (const [name, value] of headers) res.setHeader(name, value)
    const locale = readersLocale(req)
    try {
      await answer(req, res, locale, settings)
    } catch (error) {
      report(req, error)
      send(res, failure(req, locale, [], settings))
    }
  }
}

function write(res: ServerResponse, { status, headers, body }: CachedResponse): void {
  res.writeHead(status, headers).end(body)
  countResponse(status)
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  locale: Locale,
  settings: ServerOptions,
): Promise<void> {
  const target = req.url ?? '/'
  if (settings.dev && /^\/(__nextjs|_next\/)/.test(target)) return settings.handle(req, res)
  res.setHeader('Content-Security-Policy', withReports(ERROR_PAGE_POLICY, settings))
  if (settings.edition && target === SPECULATION_PATH && req.method === 'GET') {
    return send(res, { status: 200, headers: SPECULATION, body: settings.edition.speculation })
  }
  const address = readAddress(target, settings.publicFiles)
  if (address.kind === 'unreadable')
    return rejectRequest(req, res, locale, { status: address.status }, settings)
  const refusal = refuse(req, address, settings)
  if (refusal) return rejectRequest(req, res, locale, refusal, settings)
  if (address.kind === 'unknown') return send(res, missing(locale, settings))
  const sender = { address: clientAddress(req), local: isLocal(req) }
  tellTheApp(req, settings.siteUrl)
  const reworked = !settings.dev && asksForPage(req)
  const plain = reworked && isPlain(target, settings)
  allow(req, res, settings, plain)
  const isPage = address.locale !== undefined || address.path.startsWith('/desk')
  const handle = isPage ? withPages(locale, settings) : withoutFields(settings.handle)
  if (req.method !== 'POST') rememberLanguage(req, res, settings.siteUrl)
  if (isPage && reworked) reworkPage(req, res, plain, settings)
  if (req.method === 'POST') {
    // Only the forms of pages: programs that leave the letter for many post from few places.
    const limited = isPage ? withLimits(locale, sender, settings, handle) : handle
    return post(req, res, locale, limited, settings)
  }
  return handle(req, res, [])
}

/** Headers that the app believes hold only what the front knows to be true. */
function tellTheApp(req: IncomingMessage, siteUrl: string): void {
  const { origin } = req.headers
  const own = new URL(req.method === 'POST' && origin ? origin : siteUrl)
  req.headers['x-forwarded-for'] = clientAddress(req)
  // The guard has let this origin pass, so that Next, which compares it to this, does too.
  req.headers['x-forwarded-host'] = own.host
  req.headers['x-forwarded-proto'] = own.protocol.slice(0, -1)
  delete req.headers['x-forwarded-port']
}

/**
 * Says what a page of the app may load and do, to the browser and to Next. A page made beforehand
 * must not take up the nonce of the request that has it made anew, and one that is pressed has
 * nothing left that a nonce could name.
 */
function allow(
  req: IncomingMessage,
  res: ServerResponse,
  settings: ServerOptions,
  plain: boolean,
): void {
  // What a stranger says here, Next would write into the page.
  delete req.headers['content-security-policy']
  delete req.headers['content-security-policy-report-only']
  const path = pathOfPage(req.url ?? '')
  const loose = plain || settings.dev || (path !== undefined && settings.edition?.pages.knows(path))
  const policy = loose
    ? loosePolicy(settings.dev)
    : noncePolicy(randomBytes(16).toString('base64url'))
  if (!loose) req.headers['content-security-policy'] = policy
  res.setHeader('Content-Security-Policy', withReports(policy, settings))
}

async function post(
  req: IncomingMessage,
  res: ServerResponse,
  locale: Locale,
  handle: PageHandler,
  settings: ServerOptions,
): Promise<void> {
  const body = await readBody(req).catch(() => null)
  if (body === null) return void res.destroy()
  if (body === undefined) return rejectRequest(req, res, locale, { status: 413 }, settings)
  const fields = await readForm(req, body)
  if (!Array.isArray(fields)) return rejectRequest(req, res, locale, { status: fields }, settings)
  return handle(withBody(req, body), res, fields)
}

const SPECULATION = {
  'Content-Type': 'application/speculationrules+json',
  'Cache-Control': 'public, max-age=3600',
}
