import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '#lib/config/log.ts'
import { lazyLoadRuntime } from '#lib/html-optimizer/lazy-load-runtime.ts'
import { withoutEmptyActions } from '#lib/html-optimizer/remove-runtime.ts'
import { readingPolicy } from '#lib/page-cache/security-headers.ts'
import { SPECULATION_PATH } from '#lib/page-cache/speculation-rules.ts'
import { pathOfPage } from '../is-cacheable.ts'
import { type ServerOptions, withReports } from '../server-options.ts'
import { bufferResponse } from './buffer-response.ts'

/** Whether a request is for the body of a page: not for its head alone, nor for what a script reads. */
export function asksForPage({ method, headers }: IncomingMessage): boolean {
  return method !== 'HEAD' && headers.rsc === undefined && headers['next-action'] === undefined
}

/** Whether the page at a target is made for each request and needs no script. */
export function isPlain(target: string, { plain, edition }: ServerOptions): boolean {
  const shared = pathOfPage(target)
  if (shared !== undefined && edition?.pages.knows(shared)) return false
  return plain?.has(target.split('?', 1)[0] ?? '') === true
}

/**
 * Has the page that the app makes for a request pressed, if it needs no script, and compressed. One
 * that cannot be pressed goes out as the app made it.
 */
export function reworkPage(
  req: IncomingMessage,
  res: ServerResponse,
  pressed: boolean,
  settings: ServerOptions,
): void {
  const accepted = req.headers['accept-encoding']?.toString()
  // What the app has compressed, nobody could rework.
  delete req.headers['accept-encoding']
  const { plain } = settings
  if (!pressed || !plain) {
    bufferResponse(res, accepted, (page) => lazyLoadRuntime(withoutEmptyActions(page)))
    return
  }
  res.setHeader('Speculation-Rules', `"${SPECULATION_PATH}"`)
  bufferResponse(res, accepted, (page) => {
    try {
      const { html, styleHash } = plain.press(page)
      res.setHeader('Content-Security-Policy', withReports(readingPolicy(styleHash), settings))
      // It names files ahead that a pressed page does not need.
      res.removeHeader('link')
      return html
    } catch (error) {
      log.error('page not pressed', { path: req.url?.split('?')[0], error: String(error) })
      return page
    }
  })
}
