import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sender } from '#lib/forms/limits.ts'
import { countAnswer } from '#lib/health/vitals.ts'
import type { Locale } from '#lib/site/locales.ts'
import { log } from '#lib/site/log.ts'
import { readAddress, readersLocale } from './address.ts'
import { type Answer, replaceAnswer, send } from './answer.ts'
import type { Assets } from './assets.ts'
import { readBody, withBody } from './body.ts'
import { clientAddress, isLocal } from './client-address.ts'
import { EDGE_POLICY, failurePage, limitPage, refusalPage } from './edge-page.ts'
import type { Edition } from './edition.ts'
import { type Field, readForm } from './form.ts'
import { type GuardSettings, type Refusal, refuse } from './guard.ts'
import { loosePolicy, noncePolicy, securityHeaders } from './headers.ts'
import { asksForEdition, pathOfPage } from './pass-by.ts'
import { rememberLanguage } from './remember-language.ts'
import { sendAsset, sendPage } from './send-page.ts'
import { SPECULATION_PATH } from './speculation.ts'

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export type FrontSettings = GuardSettings & {
  dev: boolean
  /** The files of `public/`, as `/name`. */
  publicFiles: ReadonlySet<string>
  /** The pages that say that there is nothing at an address; none while developing. */
  notFound: Record<Locale, { html: string; policy: string }> | undefined
  /** The pages in memory and what a browser may fetch ahead; none while developing. */
  edition?: { pages: Pick<Edition, 'find' | 'knows'>; speculation: string } | undefined
  /** The files in memory; none while developing. */
  assets?: Assets | undefined
  /** Where browsers report what broke a policy. */
  policyReports?: string | undefined
  /** How many forms may come from one place; without it, any number. */
  limits?: Limits
  /** The app behind the front. */
  handle: Handler
}

export type Limits = {
  /** Counts a form; gives the seconds to wait when there were too many. */
  count(sender: Sender): Promise<number | undefined>
  /** Whom a reader writes to who was stopped by mistake. */
  editors: string
}

/** Seconds after which a reader may try again what failed. */
const RETRY_AFTER = '30'

/**
 * What stands before the app: every request passes the guard, every answer carries the security
 * headers, and whatever fails ends in a page in the reader's language.
 */
export function makeFront(settings: FrontSettings): Handler {
  const headers = Object.entries(securityHeaders(settings.siteUrl))
  const sending = {
    security: headers.flat(),
    siteUrl: settings.siteUrl,
    reporting: withReports('', settings),
  }
  return async (req, res) => {
    const page = await findPage(req, settings)
    if (page) return countAnswer(await sendPage(req, res, page, sending))
    const asset = await findAsset(req, settings)
    if (asset) return countAnswer(await sendAsset(req, res, asset, sending))
    res.once('finish', () => countAnswer(res.statusCode))
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

function findPage(req: IncomingMessage, { edition }: FrontSettings): ReturnType<Edition['find']> {
  if (!edition || !asksForEdition(req)) return undefined
  const path = pathOfPage(req.url ?? '')
  return path === undefined ? undefined : edition.pages.find(path)
}

function findAsset(req: IncomingMessage, { assets }: FrontSettings): ReturnType<Assets['find']> {
  if (!assets || (req.method !== 'GET' && req.method !== 'HEAD')) return undefined
  return assets.find(req.url?.split('?', 1)[0] ?? '')
}

function withReports(policy: string, { policyReports }: FrontSettings): string {
  return policyReports ? `${policy}; report-uri ${policyReports}` : policy
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  locale: Locale,
  settings: FrontSettings,
): Promise<void> {
  const target = req.url ?? '/'
  if (settings.dev && /^\/(__nextjs|_next\/)/.test(target)) return settings.handle(req, res)
  res.setHeader('Content-Security-Policy', withReports(EDGE_POLICY, settings))
  if (settings.edition && target === SPECULATION_PATH && req.method === 'GET') {
    return send(res, { status: 200, headers: SPECULATION, body: settings.edition.speculation })
  }
  const address = readAddress(target, settings.publicFiles)
  if (address.kind === 'unreadable')
    return turnAway(req, res, locale, { status: address.status }, settings)
  const refusal = refuse(req, address, settings)
  if (refusal) return turnAway(req, res, locale, refusal, settings)
  if (address.kind === 'unknown') return send(res, missing(locale, settings))
  const sender = { address: clientAddress(req), local: isLocal(req) }
  tellTheApp(req, settings.siteUrl)
  allow(req, res, settings)
  const isPage = address.locale !== undefined || address.path.startsWith('/desk')
  const handle = isPage ? withPages(locale, settings) : withoutFields(settings.handle)
  if (req.method === 'POST') {
    // Only the forms of pages: programs that leave the letter for many post from few places.
    const limited = isPage ? withLimits(locale, sender, settings, handle) : handle
    return post(req, res, locale, limited, settings)
  }
  rememberLanguage(req, res, settings.siteUrl)
  return handle(req, res, [])
}

/** The app's handler, told of the fields of the form that a request carries. */
type PageHandler = (req: IncomingMessage, res: ServerResponse, fields: Field[]) => Promise<void>

/** The app's own handler: what it takes for its third argument is not the fields of a form. */
function withoutFields(handle: Handler): PageHandler {
  return (req, res) => handle(req, res)
}

/** Turns a form away, with everything typed, when too many have come from its sender. */
function withLimits(
  locale: Locale,
  sender: Sender,
  settings: FrontSettings,
  handle: PageHandler,
): PageHandler {
  const { limits } = settings
  if (!limits) return handle
  const policy = withReports(EDGE_POLICY, settings)
  return async (req, res, fields) => {
    const seconds = await limits.count(sender)
    if (seconds === undefined) return handle(req, res, fields)
    const form = { action: req.url ?? '/', fields }
    send(res, {
      status: 429,
      headers: { ...PAGE, 'Content-Security-Policy': policy, 'Retry-After': String(seconds) },
      body: limitPage(locale, form, { seconds, editors: limits.editors }),
    })
  }
}

/** Answers for the app where it finds nothing or fails, so that a reader always gets a page. */
function withPages(locale: Locale, settings: FrontSettings): PageHandler {
  return async (req, res, fields) => {
    // A page's own script asks for data, and knows itself what to show when there is none.
    const asksForPage = req.headers.rsc === undefined
    const replace = replaceAnswer(res, (status) => {
      if (status >= 500) return failure(req, locale, fields, settings)
      return status === 404 && asksForPage && !settings.dev ? missing(locale, settings) : undefined
    })
    try {
      await settings.handle(req, res)
    } catch (error) {
      report(req, error)
      replace()
    }
  }
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
 * must not take up the nonce of the request that has it made anew.
 */
function allow(req: IncomingMessage, res: ServerResponse, settings: FrontSettings): void {
  // What a stranger says here, Next would write into the page.
  delete req.headers['content-security-policy']
  delete req.headers['content-security-policy-report-only']
  const path = pathOfPage(req.url ?? '')
  const loose = settings.dev || (path !== undefined && settings.edition?.pages.knows(path))
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
  settings: FrontSettings,
): Promise<void> {
  const body = await readBody(req).catch(() => null)
  if (body === null) return void res.destroy()
  if (body === undefined) return turnAway(req, res, locale, { status: 413 }, settings)
  const fields = await readForm(req, body)
  if (!Array.isArray(fields)) return turnAway(req, res, locale, { status: fields }, settings)
  return handle(withBody(req, body), res, fields)
}

function turnAway(
  req: IncomingMessage,
  res: ServerResponse,
  locale: Locale,
  { status, headers }: Refusal,
  settings: FrontSettings,
): void {
  const policy = withReports(EDGE_POLICY, settings)
  // The rest of a body that nobody reads would be taken for the next request.
  const rest = req.complete ? {} : { Connection: 'close' }
  send(res, {
    status,
    headers: { ...PAGE, 'Content-Security-Policy': policy, ...rest, ...headers },
    body: refusalPage(locale, status),
  })
}

function missing(locale: Locale, settings: FrontSettings): Answer {
  const page = settings.notFound?.[locale]
  const policy = withReports(page?.policy ?? EDGE_POLICY, settings)
  const headers = { ...PAGE, 'Content-Security-Policy': policy }
  if (!page) return { status: 404, headers, body: refusalPage(locale, 404) }
  return { status: 404, headers, body: page.html }
}

function failure(
  req: IncomingMessage,
  locale: Locale,
  fields: Field[],
  settings: FrontSettings,
): Answer {
  const policy = withReports(EDGE_POLICY, settings)
  return {
    status: 503,
    headers: { ...PAGE, 'Retry-After': RETRY_AFTER, 'Content-Security-Policy': policy },
    body: failurePage(locale, req.url ?? '/', fields),
  }
}

const PAGE = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }

const SPECULATION = {
  'Content-Type': 'application/speculationrules+json',
  'Cache-Control': 'public, max-age=3600',
}

/** The path without its query, which holds what a reader searched for or answered. */
function report(req: IncomingMessage, error: unknown): void {
  const path = req.url?.split('?')[0]
  log.error('request failed', { method: req.method, path, error: String(error) })
}
