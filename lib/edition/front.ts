import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sender } from '#lib/forms/limits.ts'
import { countAnswer } from '#lib/health/vitals.ts'
import type { Locale } from '#lib/site/locales.ts'
import { log } from '#lib/site/log.ts'
import { readAddress, readersLocale } from './address.ts'
import { type Answer, replaceAnswer, send } from './answer.ts'
import { readBody, withBody } from './body.ts'
import { clientAddress, isLocal } from './client-address.ts'
import { failurePage, limitPage, refusalPage } from './edge-page.ts'
import type { Edition } from './edition.ts'
import { type Field, readForm } from './form.ts'
import { type GuardSettings, type Refusal, refuse } from './guard.ts'
import { securityHeaders } from './headers.ts'
import { asksForEdition } from './pass-by.ts'
import { rememberLanguage } from './remember-language.ts'
import { sendPage } from './send-page.ts'
import { SPECULATION_PATH } from './speculation.ts'

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export type FrontSettings = GuardSettings & {
  dev: boolean
  /** The files of `public/`, as `/name`. */
  publicFiles: ReadonlySet<string>
  /** The pages that say that there is nothing at an address; none while developing. */
  notFound: Record<Locale, { html: string; policy: string }> | undefined
  /** The pages in memory and what a browser may fetch ahead; none while developing. */
  edition?: { pages: Pick<Edition, 'find'>; speculation: string } | undefined
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
  const headers = Object.entries(securityHeaders(settings.siteUrl, settings.dev))
  const security = headers.filter(([name]) => name !== 'Content-Security-Policy').flat()
  const sending = { security, siteUrl: settings.siteUrl }
  return async (req, res) => {
    const page = await findPage(req, settings)
    if (page) return countAnswer(await sendPage(req, res, page, sending))
    res.once('finish', () => countAnswer(res.statusCode))
    for (const [name, value] of headers) res.setHeader(name, value)
    const locale = readersLocale(req)
    try {
      await answer(req, res, locale, settings)
    } catch (error) {
      report(req, error)
      send(res, failure(req, locale, []))
    }
  }
}

function findPage(req: IncomingMessage, { edition }: FrontSettings): ReturnType<Edition['find']> {
  return edition && asksForEdition(req) ? edition.pages.find(req.url ?? '') : undefined
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  locale: Locale,
  settings: FrontSettings,
): Promise<void> {
  const target = req.url ?? '/'
  if (settings.dev && /^\/(__nextjs|_next\/)/.test(target)) return settings.handle(req, res)
  if (settings.edition && target === SPECULATION_PATH && req.method === 'GET') {
    return send(res, { status: 200, headers: SPECULATION, body: settings.edition.speculation })
  }
  const address = readAddress(target, settings.publicFiles)
  if (address.kind === 'unreadable') return turnAway(req, res, locale, { status: address.status })
  const refusal = refuse(req, address, settings)
  if (refusal) return turnAway(req, res, locale, refusal)
  if (address.kind === 'unknown') return send(res, missing(locale, settings))
  const sender = { address: clientAddress(req), local: isLocal(req) }
  tellTheApp(req, settings.siteUrl)
  const isPage = address.locale !== undefined || address.path.startsWith('/desk')
  const handle = isPage ? withPages(locale, settings) : withoutFields(settings.handle)
  if (req.method === 'POST') {
    // Only the forms of pages: programs that leave the letter for many post from few places.
    return post(req, res, locale, isPage ? withLimits(locale, sender, settings, handle) : handle)
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
  { limits }: FrontSettings,
  handle: PageHandler,
): PageHandler {
  if (!limits) return handle
  return async (req, res, fields) => {
    const seconds = await limits.count(sender)
    if (seconds === undefined) return handle(req, res, fields)
    const form = { action: req.url ?? '/', fields }
    send(res, {
      status: 429,
      headers: { ...PAGE, 'Retry-After': String(seconds) },
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
      if (status >= 500) return failure(req, locale, fields)
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

async function post(
  req: IncomingMessage,
  res: ServerResponse,
  locale: Locale,
  handle: PageHandler,
): Promise<void> {
  const body = await readBody(req).catch(() => null)
  if (body === null) return void res.destroy()
  if (body === undefined) return turnAway(req, res, locale, { status: 413 })
  const fields = await readForm(req, body)
  if (!Array.isArray(fields)) return turnAway(req, res, locale, { status: fields })
  return handle(withBody(req, body), res, fields)
}

function turnAway(
  req: IncomingMessage,
  res: ServerResponse,
  locale: Locale,
  { status, headers }: Refusal,
): void {
  // The rest of a body that nobody reads would be taken for the next request.
  const rest = req.complete ? {} : { Connection: 'close' }
  send(res, {
    status,
    headers: { ...PAGE, ...rest, ...headers },
    body: refusalPage(locale, status),
  })
}

function missing(locale: Locale, { notFound }: FrontSettings): Answer {
  const page = notFound?.[locale]
  if (!page) return { status: 404, headers: PAGE, body: refusalPage(locale, 404) }
  const headers = { ...PAGE, 'Content-Security-Policy': page.policy }
  return { status: 404, headers, body: page.html }
}

function failure(req: IncomingMessage, locale: Locale, fields: Field[]): Answer {
  return {
    status: 503,
    headers: { ...PAGE, 'Retry-After': RETRY_AFTER },
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
