import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { monotonicMs } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { withRequest } from '#lib/config/request-context.ts'
import { BusyError } from '#lib/page-cache/limiter.ts'
import {
  loosePolicy,
  MAIL_PREVIEW_POLICY,
  noncePolicy,
  securityHeaders,
} from '#lib/page-cache/security-headers.ts'
import { SPECULATION_PATH } from '#lib/page-cache/speculation-rules.ts'
import { isCacheable, pageKey } from './cacheable.ts'
import type { CachedResponse, Lookup } from './cached-response.ts'
import { isLoopback } from './client-address.ts'
import { countForm, countLimited, measureResponse } from './measure.ts'
import { type Address, readAddress, readersLocale } from './read-address.ts'
import { MAX_BODY, MAX_FILE_BODY, readBody, withBody } from './read-body.ts'
import { readForm, salvageFields } from './read-form.ts'
import { languageCookie } from './remember-language.ts'
import { ERROR_PAGE_POLICY } from './response/error-page.ts'
import {
  type ErrorContext,
  failure,
  nearMiss,
  notFound,
  rejection,
  tooMany,
} from './response/error-responses.ts'
import { instead, interceptResponse, send } from './response/intercept-response.ts'
import { transformPage } from './response/transform-page.ts'
import { pagePolicy, type ServerOptions, withReports } from './server-options.ts'
import { isInternal, validateRequest } from './validate-request.ts'

/** Mails as the desk shows them in frames: never changed, never with script. */
const PREVIEWS = '/desk/preview/'

/** Where mailbox providers' reports arrive, signed and as JSON. */
const MAIL_REPORTS = '/api/mail-reports'
/** Where an editor's texts are saved at every pause; whoever has no session is turned away there. */
const SAVED_AT_PAUSES = '/desk/content/draft'
/** Where editors send files: only whoever has a desk's cookie may send so much. */
const FILE_FORMS = ['/desk/content/pictures/add', '/desk/subscribers/import/list']

type KnownAddress = Extract<Address, { kind: 'known' }>

/**
 * Answers every request: out of memory where that is possible, else it validates the request and
 * hands it to the app. Every response has the security headers, and whatever fails ends in a page
 * in the reader's language.
 */
export function createRequestHandler(
  options: ServerOptions,
  lookup: Lookup,
): (req: IncomingMessage, res: ServerResponse) => void | Promise<void> {
  const headers = Object.entries(securityHeaders(options.siteUrl))
  return (req, res) => {
    const begun = monotonicMs()
    const cached = isInternal(req, options) ? undefined : lookup(req)
    if (!cached || cached instanceof Promise) {
      return withRequest(req.headers['x-request-id'], () => answerLater(req, res, cached, begun))
    }
    // No promise: this is the path of nearly every request.
    writeCached(res, cached)
    measureResponse(req, cached.status, begun)
  }

  async function answerLater(
    req: IncomingMessage,
    res: ServerResponse,
    pending: ReturnType<Lookup>,
    begun: number,
  ): Promise<void> {
    const context = { req, locale: readersLocale(req), options }
    // What the site asks of itself is no reader's request.
    if (!isInternal(req, options)) {
      res.once('finish', () => measureResponse(req, res.statusCode, begun))
      if (req.method === 'POST') res.once('finish', () => countForm(req, res))
    }
    try {
      const cached = await pending
      if (cached) return writeCached(res, cached)
      for (const [name, value] of headers) res.setHeader(name, value)
      await answer(context, res)
    } catch (error) {
      if (error instanceof BusyError) countLimited('pages')
      else logFailure(req, error)
      send(res, failure(context))
    }
  }
}

function writeCached(res: ServerResponse, { status, headers, body }: CachedResponse): void {
  res.writeHead(status, headers).end(body)
}

async function answer(context: ErrorContext, res: ServerResponse): Promise<void> {
  const { req, options } = context
  const target = req.url ?? '/'
  if (options.dev && /^\/(__nextjs|_next\/)/.test(target)) return options.handle(req, res)
  res.setHeader('Content-Security-Policy', withReports(ERROR_PAGE_POLICY, options))
  if (options.pageCache && target === SPECULATION_PATH && req.method !== 'POST') {
    return send(res, { status: 200, headers: SPECULATION, body: options.pageCache.speculation })
  }
  const address = readAddress(target, options.rootPaths)
  if (address.kind === 'unreadable')
    return send(res, rejection(context, { status: address.status }))
  const rejected = validateRequest(req, address, options)
  if (rejected?.status === 403) return rejectForm(context, res)
  if (rejected) return send(res, rejection(context, rejected))
  if (address.kind === 'unknown') return send(res, nearMiss(context) ?? notFound(context))
  // Next would lead away from a slash at the end alone, and from what is left once more.
  const tidied = address.path.endsWith('/') && isPage(address) ? nearMiss(context) : undefined
  if (tidied) return send(res, tidied)
  if (req.method === 'POST') return post(context, res, address)
  return askApp(context, res, address)
}

/** Rejects a form from elsewhere, with what was typed: it may be our own page behind a proxy. */
async function rejectForm(context: ErrorContext, res: ServerResponse): Promise<void> {
  const { req } = context
  const body = await readBody(req).catch(() => undefined)
  if (!body) return void res.destroy()
  const fields = await salvageFields(req.headers['content-type'] ?? '', body.bytes)
  send(res, rejection({ ...context, fields }, { status: 403 }))
}

async function post(
  context: ErrorContext,
  res: ServerResponse,
  address: KnownAddress,
): Promise<void> {
  const { req, options } = context
  const isFile = FILE_FORMS.includes(address.path) && hasDeskCookie(req)
  const body = await readBody(req, isFile ? MAX_FILE_BODY : MAX_BODY).catch(() => undefined)
  if (!body) return void res.destroy()
  const type = req.headers['content-type'] ?? ''
  if (body.isTooLarge) {
    const fields = await salvageFields(type, body.bytes)
    return send(res, rejection({ ...context, fields }, { status: 413 }))
  }
  const isForm = address.path !== MAIL_REPORTS
  const fields = isForm ? await readForm(req, body.bytes, address.path.startsWith('/desk')) : []
  if (!Array.isArray(fields)) {
    const salvaged = fields === 415 ? await salvageFields(type, body.bytes) : []
    return send(res, rejection({ ...context, fields: salvaged }, { status: fields }))
  }
  const withFields = { ...context, req: withBody(req, body.bytes), fields }
  const { limits } = options
  // Only the forms of pages: mail programs that unsubscribe many readers post from few places.
  const sender = options.clientAddress(req)
  const seconds =
    limits && isPage(address) && !address.path.startsWith(SAVED_AT_PAUSES)
      ? await limits.count({ address: sender, local: isLoopback(sender) })
      : undefined
  if (limits && seconds !== undefined) {
    countLimited('forms')
    return send(res, tooMany(withFields, seconds, limits))
  }
  return askApp(withFields, res, address)
}

/** Hands a request to the app, and changes what it answers where that is needed. */
async function askApp(
  context: ErrorContext,
  res: ServerResponse,
  address: KnownAddress,
): Promise<void> {
  const { req, options } = context
  const { method, headers } = req
  const cookie = method === 'GET' ? languageCookie(req, options.siteUrl) : undefined
  const internal = isInternal(req, options)
  const isRead = method === 'GET' || method === 'HEAD'
  const asksForHtml = headers.rsc === undefined && headers['next-action'] === undefined
  const isPreview = address.path.startsWith(PREVIEWS)
  const transforms = !options.dev && isPage(address) && asksForHtml && !isPreview
  const isPlain = transforms && !internal && isPlainPage(req, options)
  const accepted = headers['accept-encoding']?.toString()
  if (isPreview) res.setHeader('Content-Security-Policy', MAIL_PREVIEW_POLICY)
  else allowScripts(req, res, isPlain || internal, options)
  tellApp(req, options)
  // What the app has compressed cannot be changed.
  if (transforms) delete headers['accept-encoding']
  // The app leaves out of a HEAD what depends on the body; Node sends no body for it in any case.
  if (isRead) req.method = 'GET'
  const fail = interceptResponse(res, (status) => {
    if (isPage(address) && status >= 500) return instead(res, failure(context))
    // No such action, or one that cannot take these arguments.
    if (status === 404 && headers['next-action'] !== undefined) {
      return instead(res, rejection(context, { status: 400 }))
    }
    if (isPage(address) && status === 404 && headers.rsc === undefined && !options.dev) {
      return instead(res, nearMiss(context) ?? notFound(context))
    }
    if (!String(res.getHeader('content-type') ?? '').startsWith('text/html')) return undefined
    if (cookie) {
      res.appendHeader('Set-Cookie', cookie)
      res.setHeader('Cache-Control', 'private, no-cache')
    }
    if (!transforms || status !== 200) return undefined
    return transformPage({ req, res, isPlain, accepted, options })
  })
  try {
    await options.handle(req, res)
  } catch (error) {
    if (!isPage(address)) throw error
    logFailure(req, error)
    fail()
  }
}

function isPage({ locale, path }: KnownAddress): boolean {
  return locale !== undefined || path.startsWith('/desk')
}

/** Whether a request has the cookie of a session of the desk; the app looks whether it is one. */
function hasDeskCookie({ headers }: IncomingMessage): boolean {
  return /(?:^|;\s*)(?:__Host-)?desk=./.test(headers.cookie ?? '')
}

/** Whether a page is made for each request and has no client components of its own. */
function isPlainPage(req: IncomingMessage, { pageCache }: ServerOptions): boolean {
  const key = pageKey(req.url ?? '')
  if (!key || !pageCache) return false
  if (!key.hasDay && pageCache.pages.has(key.path) && isCacheable(req)) return false
  return pageCache.isPlain(key.path)
}

/** Gives the app the headers it believes: only what is known to be true. */
function tellApp(req: IncomingMessage, { siteUrl, clientAddress }: ServerOptions): void {
  const { origin } = req.headers
  const isForm = req.method === 'POST' && origin !== undefined && origin !== 'null'
  const own = new URL(isForm ? origin : siteUrl)
  const address = clientAddress(req)
  // Next compares the origin of a form, which was validated, to this host.
  req.headers['x-forwarded-host'] = own.host
  req.headers['x-forwarded-proto'] = own.protocol.slice(0, -1)
  req.headers['x-forwarded-for'] = address
  if (origin === 'null') req.headers.origin = own.origin
  for (const name of ['x-forwarded-port', 'forwarded']) delete req.headers[name]
}

/**
 * Says what a page of the app may load and do, to the browser and to Next. A page for several
 * readers must not contain the nonce of the request that has it rendered, and an optimized one
 * has no script that a nonce could name.
 */
function allowScripts(
  req: IncomingMessage,
  res: ServerResponse,
  withoutNonce: boolean,
  options: ServerOptions,
): void {
  // What a stranger says here, Next would write into the page.
  delete req.headers['content-security-policy']
  delete req.headers['content-security-policy-report-only']
  const key = pageKey(req.url ?? '')
  const isPrerendered = key && !key.hasDay && options.pageCache?.pages.has(key.path)
  const loose = withoutNonce || options.dev || isPrerendered
  const policy = loose
    ? loosePolicy(options.dev)
    : noncePolicy(randomBytes(16).toString('base64url'))
  if (!loose) req.headers['content-security-policy'] = policy
  res.setHeader('Content-Security-Policy', pagePolicy(policy, req.url ?? '', options))
}

/** The path without its query, which holds what a reader searched for or answered. */
function logFailure(req: IncomingMessage, error: unknown): void {
  const path = req.url?.split('?')[0]
  log.error('request failed', { method: req.method, path, error: String(error) })
}

const SPECULATION = {
  'Content-Type': 'application/speculationrules+json',
  'Cache-Control': 'public, max-age=3600',
}
