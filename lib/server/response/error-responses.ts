import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Field } from '../post/form.ts'
import { type ServerOptions, withReports } from '../server-options.ts'
import type { Refusal } from '../validate-request.ts'
import { ERROR_PAGE_POLICY, failurePage, refusalPage } from './error-page.ts'
import { type Answer, send } from './send-response.ts'

/** Seconds after which a reader may try again what failed. */
const RETRY_AFTER = '30'

/** Answers for a request that goes no further. */
export function rejectRequest(
  req: IncomingMessage,
  res: ServerResponse,
  locale: Locale,
  { status, headers }: Refusal,
  settings: ServerOptions,
): void {
  const policy = withReports(ERROR_PAGE_POLICY, settings)
  // The rest of a body that nobody reads would be taken for the next request.
  const rest = req.complete ? {} : { Connection: 'close' }
  send(res, {
    status,
    headers: { ...PAGE, 'Content-Security-Policy': policy, ...rest, ...headers },
    body: refusalPage(locale, status),
  })
}

/** What is said where there is nothing. */
export function missing(locale: Locale, settings: ServerOptions): Answer {
  const page = settings.notFound?.[locale]
  const policy = withReports(page?.policy ?? ERROR_PAGE_POLICY, settings)
  const headers = { ...PAGE, 'Content-Security-Policy': policy }
  if (!page) return { status: 404, headers, body: refusalPage(locale, 404) }
  return { status: 404, headers, body: page.html }
}

/** What is said when the app fails; everything typed is on it. */
export function failure(
  req: IncomingMessage,
  locale: Locale,
  fields: Field[],
  settings: ServerOptions,
): Answer {
  const policy = withReports(ERROR_PAGE_POLICY, settings)
  return {
    status: 503,
    headers: { ...PAGE, 'Retry-After': RETRY_AFTER, 'Content-Security-Policy': policy },
    body: failurePage(locale, req.url ?? '/', fields),
  }
}

/** The head of a page that only this reader gets. */
export const PAGE = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }
