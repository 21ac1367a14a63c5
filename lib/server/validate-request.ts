import type { IncomingMessage } from 'node:http'
import { INTERNAL_HEADER } from '#lib/config/internal-request.ts'
import { isBearer, isSameSecret } from '#lib/config/token.ts'
import { isDirectFromLoopback } from './client-address.ts'
import { isOwnPost } from './origin.ts'
import type { Address } from './read-address.ts'

/** The statuses that the server gives instead of the app. */
export type RejectedStatus = 400 | 403 | 404 | 405 | 413 | 414 | 415

export type Rejection = { status: RejectedStatus; headers?: Record<string, string> }

export type ValidationOptions = {
  siteUrl: string
  /** The value of the header by which the site asks itself; opens `/api/internal/`. */
  internalKey: string
  /** Opens `/metrics`; without one only a direct request from this machine does. */
  metricsToken: string | undefined
}

/** Characters of the router state that Next's client sends along. */
const MAX_STATE = 40_000

/** Why a request goes no further than its head, undefined when it may pass. */
export function validateRequest(
  req: IncomingMessage,
  address: Exclude<Address, { kind: 'unreadable' }>,
  options: ValidationOptions,
): Rejection | undefined {
  const path = address.kind === 'known' ? address.path : '/'
  const { method = 'GET' } = req
  const allowed = allowedMethods(path, address.kind === 'known' && address.locale !== undefined)
  if (!allowed.includes(method)) return { status: 405, headers: { Allow: allowed.join(', ') } }
  if (path.startsWith('/api/internal') && !isInternal(req, options)) return { status: 404 }
  if (path === '/metrics' && !mayReadMetrics(req, options)) return { status: 404 }
  if (method === 'POST' && !isInternal(req, options) && !isOwnPost(req, options.siteUrl)) {
    return { status: 403 }
  }
  // Next answers any other state with a failure of its own.
  if (!isRouterState(req.headers['next-router-state-tree'])) return { status: 400 }
  return undefined
}

/** Whether the site itself asks: it renders its pages and outdates them over its own port. */
export function isInternal(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { internalKey }: Pick<ValidationOptions, 'internalKey'>,
): boolean {
  const given = headers[INTERNAL_HEADER]
  return given !== undefined && isSameSecret(String(given), internalKey)
}

function allowedMethods(path: string, isPage: boolean): string[] {
  if (path.startsWith('/api/')) return ['GET', 'HEAD', 'POST', 'OPTIONS']
  if (isPage || path === '/desk' || path.startsWith('/desk/')) return ['GET', 'HEAD', 'POST']
  return ['GET', 'HEAD']
}

function mayReadMetrics(req: IncomingMessage, { metricsToken }: ValidationOptions): boolean {
  return metricsToken === undefined
    ? isDirectFromLoopback(req)
    : isBearer(req.headers.authorization, metricsToken)
}

function isRouterState(header: string | string[] | undefined): boolean {
  if (header === undefined) return true
  if (typeof header !== 'string' || header.length > MAX_STATE) return false
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(header)))
  } catch {
    return false
  }
}
