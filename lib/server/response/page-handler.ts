import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '#lib/config/log.ts'
import type { Sender } from '#lib/forms/limits.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Field } from '../post/form.ts'
import { type Handler, type ServerOptions, withReports } from '../server-options.ts'
import { ERROR_PAGE_POLICY, limitPage } from './error-page.ts'
import { failure, missing, PAGE } from './error-responses.ts'
import { replaceAnswer, send } from './send-response.ts'

/** The app's handler, told of the fields of the form that a request carries. */
export type PageHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  fields: Field[],
) => Promise<void>

/** The app's own handler: what it takes for its third argument is not the fields of a form. */
export function withoutFields(handle: Handler): PageHandler {
  return (req, res) => handle(req, res)
}

/** Turns a form away, with everything typed, when too many have come from its sender. */
export function withLimits(
  locale: Locale,
  sender: Sender,
  settings: ServerOptions,
  handle: PageHandler,
): PageHandler {
  const { limits } = settings
  if (!limits) return handle
  const policy = withReports(ERROR_PAGE_POLICY, settings)
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
export function withPages(locale: Locale, settings: ServerOptions): PageHandler {
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

/** The path without its query, which holds what a reader searched for or answered. */
export function report(req: IncomingMessage, error: unknown): void {
  const path = req.url?.split('?')[0]
  log.error('request failed', { method: req.method, path, error: String(error) })
}
