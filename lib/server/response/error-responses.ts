import type { IncomingMessage } from 'node:http'
import Negotiator from 'negotiator'
import type { Locale } from '#lib/i18n/locales.ts'
import { nearAddress } from '../near-address.ts'
import type { Field } from '../read-form.ts'
import { type Limits, type ServerOptions, withReports } from '../server-options.ts'
import type { Rejection } from '../validate-request.ts'
import {
  ERROR_PAGE_POLICY,
  failurePage,
  limitPage,
  rejectionPage,
  rejectionWords,
} from './error-page.ts'
import type { WholeResponse } from './intercept-response.ts'
import { withNearestPages } from './nearest-pages.ts'

/** Seconds after which a reader may try again what failed. */
const RETRY_AFTER = '30'

/** Seconds for which browsers and proxies keep a redirect: editors may correct it. */
const REDIRECT_AGE = 3600

/** What every error response depends on. */
export type ErrorContext = {
  req: IncomingMessage
  locale: Locale
  options: ServerOptions
  /** The fields of the form that the request carries; none when it carries none. */
  fields?: Field[]
}

/** The response to a request that goes no further: a page, or JSON where a program asks. */
export function rejection(context: ErrorContext, { status, headers }: Rejection): WholeResponse {
  const { req, locale, fields = [] } = context
  // The unread rest of a body would be taken for the next request.
  const connection = req.complete ? {} : { Connection: 'close' }
  if (asksForJson(req)) {
    return {
      status,
      headers: { ...JSON_HEAD, ...connection, ...headers },
      body: JSON.stringify({ error: { status, ...rejectionWords(locale, status) } }),
    }
  }
  return {
    status,
    headers: { ...pageHead(context), ...connection, ...headers },
    body: rejectionPage(locale, status, { action: formAction(req), fields }),
  }
}

/**
 * The redirect from a near miss of an address to the page that it means (308, RFC 9110, 15.4.9);
 * undefined when it means none, and for a form, which is not sent to another address.
 */
export function nearMiss({ req, locale, options }: ErrorContext): WholeResponse | undefined {
  const { method, url = '/' } = req
  if (!options.sitePaths || (method !== 'GET' && method !== 'HEAD')) return undefined
  const near = nearAddress(url, locale, options.sitePaths())
  if (!near) return undefined
  const caching = near.isByReader
    ? { 'Cache-Control': 'private, no-cache', Vary: 'Accept-Language, Cookie' }
    : { 'Cache-Control': `max-age=${REDIRECT_AGE}` }
  return { status: 308, headers: { Location: near.location, ...caching }, body: '' }
}

/** The response where there is nothing, with the pages that the address is the most like. */
export function notFound({ req, locale, options }: ErrorContext): WholeResponse {
  const page = options.notFound?.[locale]
  const head = pageHead({ req, locale, options })
  if (!page) return { status: 404, headers: head, body: rejectionPage(locale, 404) }
  const policy = withReports(page.policy, options)
  const nearest = options.nearestPages?.(req.url ?? '/', locale) ?? []
  const body = withNearestPages(page.html, nearest)
  return { status: 404, headers: { ...head, 'Content-Security-Policy': policy }, body }
}

/** The response when the app fails or is busy; everything typed is on it. */
export function failure(context: ErrorContext): WholeResponse {
  const { req, locale, fields = [] } = context
  return {
    status: 503,
    headers: { ...pageHead(context), 'Retry-After': RETRY_AFTER },
    body: failurePage(locale, { action: formAction(req), fields }),
  }
}

/** The response when too many forms came from one place. */
export function tooMany(context: ErrorContext, seconds: number, limits: Limits): WholeResponse {
  const { req, locale, fields = [] } = context
  return {
    status: 429,
    headers: { ...pageHead(context), 'Retry-After': String(seconds) },
    body: limitPage(
      locale,
      { action: formAction(req), fields },
      { seconds, editors: limits.editors },
    ),
  }
}

/** Whether a program rather than a browser's navigation asks. */
function asksForJson({ headers }: IncomingMessage): boolean {
  if (headers['next-action'] !== undefined) return true
  const accept = headers.accept ?? '*/*'
  return new Negotiator({ headers: { accept } }).mediaType(MEDIA_TYPES) === 'application/json'
}

const MEDIA_TYPES = ['text/html', 'application/json']

const JSON_HEAD = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }

function pageHead({ options }: ErrorContext): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': withReports(ERROR_PAGE_POLICY, options),
  }
}

/** Where a form is sent again to: never to another host, whatever the target says. */
function formAction({ url = '/' }: IncomingMessage): string {
  return url.startsWith('/') && !url.startsWith('//') ? url : '/'
}
