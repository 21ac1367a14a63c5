import { MAX_LENGTH } from './read-address.ts'
import type { RequestHead } from './request-head.ts'

/** Who previews what is not published yet sees it rendered for him. */
const PREVIEW_COOKIE = '__prerender_bypass'

/** Headers of requests for something else than the page that everybody gets. */
const OTHER = ['rsc', 'next-action', 'next-router-state-tree', 'authorization'] as const

/** Whether a request is for the page that everybody gets, as far as all but its address tells. */
export function isCacheable({ method, headers }: RequestHead): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (OTHER.some((name) => headers[name] !== undefined)) return false
  return headers.cookie === undefined || !headers.cookie.includes(PREVIEW_COOKIE)
}

/**
 * The path of a page that everybody gets, out of a request's target; undefined when its query
 * matters. Pages made beforehand cannot see a query, such as those that links from letters and
 * from other sites carry, but for the day whose rules are asked for, which is another page.
 */
export function pathOfPage(target: string): string | undefined {
  // Whatever it asks for, it is refused elsewhere.
  if (target.length > MAX_LENGTH) return undefined
  const at = target.indexOf('?')
  if (at < 0) return target
  return new URLSearchParams(target.slice(at)).has('on') ? undefined : target.slice(0, at)
}
