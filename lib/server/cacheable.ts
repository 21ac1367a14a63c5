import type { IncomingMessage } from 'node:http'
import { MAX_LENGTH } from './read-address.ts'

/** A request without its body: all that a cached response depends on. */
export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * What is the same for all readers: a browser or a CDN may keep it for a minute, and show it for
 * four more while it asks for what is new. So five minutes after midnight, or after something was
 * published, nobody is shown the old words; while the site does not answer, for a day.
 */
export const SHARED = 'max-age=60, stale-while-revalidate=240, stale-if-error=86400'

/** Next's draft-mode cookie: render such requests, never cache them. */
const PREVIEW_COOKIE = '__prerender_bypass'

/** Headers of Next's own client, which asks for data rather than for the page. */
const CLIENT_HEADERS = ['rsc', 'next-action', 'next-router-state-tree'] as const

/** Whether the response may be the one that every reader gets, as far as the headers tell. */
export function isCacheable({ method, headers }: RequestHead): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (CLIENT_HEADERS.some((name) => headers[name] !== undefined)) return false
  return headers.cookie === undefined || !headers.cookie.includes(PREVIEW_COOKIE)
}

/** Which page a request target names: its path, and its path with a normalized query. */
export type PageKey = {
  path: string
  /** The parameters sorted by name, so that their order does not make another page. */
  address: string
  /** Whether the query asks for the rules of a day: no prerendered page knows one. */
  hasDay: boolean
  /** Whether the query holds answers of the plan: a guide then says what it means for the reader. */
  hasAnswers: boolean
}

/** The page that a request target names; undefined when the target is too long to be served. */
export function pageKey(target: string): PageKey | undefined {
  if (target.length > MAX_LENGTH) return undefined
  const start = target.indexOf('?')
  if (start < 0) return { path: target, address: target, hasDay: false, hasAnswers: false }
  const path = target.slice(0, start)
  const query = new URLSearchParams(target.slice(start))
  query.sort()
  return {
    path,
    address: query.size > 0 ? `${path}?${query}` : path,
    hasDay: query.has('on'),
    hasAnswers: query.has('citizenship'),
  }
}
