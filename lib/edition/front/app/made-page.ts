import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '#lib/site/log.ts'
import { readingPolicy } from '../../pages/headers.ts'
import { SPECULATION_PATH } from '../../pages/speculation.ts'
import { postponeRuntime } from '../../press/postpone-runtime.ts'
import { withoutEmptyActions } from '../../press/strip-runtime.ts'
import { pathOfPage } from '../pass-by.ts'
import { type FrontSettings, withReports } from '../settings.ts'
import { holdPage } from './hold-page.ts'

/** Whether a request is for the body of a page: not for its head alone, nor for what a script reads. */
export function asksForPage({ method, headers }: IncomingMessage): boolean {
  return method !== 'HEAD' && headers.rsc === undefined && headers['next-action'] === undefined
}

/** Whether the page at a target is made for each request and needs no script. */
export function isPlain(target: string, { plain, edition }: FrontSettings): boolean {
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
  settings: FrontSettings,
): void {
  const accepted = req.headers['accept-encoding']?.toString()
  // What the app has compressed, nobody could rework.
  delete req.headers['accept-encoding']
  const { plain } = settings
  if (!pressed || !plain) {
    holdPage(res, accepted, (page) => postponeRuntime(withoutEmptyActions(page)))
    return
  }
  res.setHeader('Speculation-Rules', `"${SPECULATION_PATH}"`)
  holdPage(res, accepted, (page) => {
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
