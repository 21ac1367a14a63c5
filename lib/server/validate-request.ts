import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isLocal } from './client-address.ts'
import { isOwnPost } from './origin.ts'
import type { Address } from './read-address.ts'

/** The answers that the front gives instead of the app. */
export type RefusedStatus = 400 | 403 | 404 | 405 | 413 | 414 | 415

export type Refusal = { status: RefusedStatus; headers?: Record<string, string> }

export type ValidationOptions = {
  siteUrl: string
  /** Opens `/api/internal/`, as `Bearer …`. */
  internalKey: string
  /** Opens `/metrics`; without one it is open on this machine only. */
  metricsToken: string | undefined
}

const MAX_STATE = 40_000

/** Why a request goes no further than its head, undefined when it may pass. */
export function refuse(
  req: IncomingMessage,
  address: Exclude<Address, { kind: 'unreadable' }>,
  settings: ValidationOptions,
): Refusal | undefined {
  const path = address.kind === 'known' ? address.path : '/'
  const { method = 'GET' } = req
  const allowed = allowedMethods(path, address.kind === 'known' && address.locale !== undefined)
  if (!allowed.includes(method)) return { status: 405, headers: { Allow: allowed.join(', ') } }
  if (path.startsWith('/api/internal') && !carries(req, settings.internalKey))
    return { status: 404 }
  if (path === '/metrics' && !mayMeasure(req, settings.metricsToken)) return { status: 404 }
  if (method === 'POST' && !isOwnPost(req, settings.siteUrl)) return { status: 403 }
  // What the router's own script sends along; anything else in it would be a fault in Next.
  if (!isRouterState(req.headers['next-router-state-tree'])) return { status: 400 }
  return undefined
}

function allowedMethods(path: string, isPage: boolean): string[] {
  if (path.startsWith('/api/')) return ['GET', 'HEAD', 'POST', 'OPTIONS']
  if (isPage || path === '/desk' || path.startsWith('/desk/')) return ['GET', 'HEAD', 'POST']
  return ['GET', 'HEAD']
}

function mayMeasure(req: IncomingMessage, token: string | undefined): boolean {
  return token === undefined ? isLocal(req) : carries(req, token)
}

/** Whether a request carries a key as its bearer, compared in constant time. */
function carries(req: IncomingMessage, key: string): boolean {
  const given = Buffer.from(req.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${key}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
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
