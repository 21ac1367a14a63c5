import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { countAnswer } from '#lib/health/vitals.ts'
import type { Locale } from '#lib/site/locales.ts'
import { loosePolicy, noncePolicy, securityHeaders } from '../pages/headers.ts'
import { SPECULATION_PATH } from '../pages/speculation.ts'
import { readAddress, readersLocale } from './address.ts'
import { send } from './app/answer.ts'
import { EDGE_POLICY } from './app/edge-page.ts'
import { failure, missing, turnAway } from './app/failures.ts'
import { asksForPage, isPlain, reworkPage } from './app/made-page.ts'
import {
  type PageHandler,
  report,
  withLimits,
  withoutFields,
  withPages,
} from './app/page-handler.ts'
import { clientAddress, isLocal } from './client-address.ts'
import { refuse } from './guard.ts'
import type { FromMemory } from './memory/from-memory.ts'
import type { ReadyAnswer } from './memory/ready-answer.ts'
import { rememberLanguage } from './memory/remember-language.ts'
import { pathOfPage } from './pass-by.ts'
import { readBody, withBody } from './post/body.ts'
import { readForm } from './post/form.ts'
import { type FrontSettings, withReports } from './settings.ts'

/**
 * What stands before the app: every request passes the guard, every answer carries the security
 * headers, and whatever fails ends in a page in the reader's language.
 */
export function makeFront(
  settings: FrontSettings,
  fromMemory: FromMemory,
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
    making: ReturnType<FromMemory>,
  ): Promise<void> {
    const ready = await making
    if (ready) return write(res, ready)
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

function write(res: ServerResponse, { status, headers, body }: ReadyAnswer): void {
  res.writeHead(status, headers).end(body)
  countAnswer(status)
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
  settings: FrontSettings,
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
  settings: FrontSettings,
): Promise<void> {
  const body = await readBody(req).catch(() => null)
  if (body === null) return void res.destroy()
  if (body === undefined) return turnAway(req, res, locale, { status: 413 }, settings)
  const fields = await readForm(req, body)
  if (!Array.isArray(fields)) return turnAway(req, res, locale, { status: fields }, settings)
  return handle(withBody(req, body), res, fields)
}

const SPECULATION = {
  'Content-Type': 'application/speculationrules+json',
  'Cache-Control': 'public, max-age=3600',
}
