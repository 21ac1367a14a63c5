import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sender } from '#lib/forms/limits.ts'
import type { OptimizedPage } from '#lib/html-optimizer/html-optimizer.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Assets } from '#lib/page-cache/assets.ts'
import type { PageCache } from '#lib/page-cache/page-cache.ts'
import { framedBySite } from '#lib/page-cache/security-headers.ts'
import type { ClientAddress } from './client-address.ts'
import type { SitePaths } from './near-address.ts'
import type { RootPaths } from './read-address.ts'
import type { NearestPage } from './response/nearest-pages.ts'
import type { ValidationOptions } from './validate-request.ts'

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** What the server takes from the page cache. */
export type CachedPages = {
  pages: Pick<PageCache, 'find' | 'findByAddress' | 'encodeWith' | 'has'>
  /** Whether the page at a path depends on its query alone, and is cached by it. */
  isCachedByAddress: (path: string) => boolean
  /** Whether the page at a path has no client components of the site's own. */
  isPlain: (path: string) => boolean
  optimize: (html: string) => OptimizedPage
  /** The speculation rules: which links a browser may fetch ahead. */
  speculation: string
}

export type ServerOptions = ValidationOptions & {
  dev: boolean
  clientAddress: ClientAddress
  /** What the site answers outside the languages; while developing, Next alone knows. */
  rootPaths: RootPaths | undefined
  /** The pages for unknown addresses; none while developing. */
  notFound: Record<Locale, { html: string; policy: string }> | undefined
  /** All paths of the site, to lead near misses of an address to them; none while developing. */
  sitePaths?: (() => SitePaths) | undefined
  /** The pages that an unknown address is the most like. */
  nearestPages?: (target: string, locale: Locale) => NearestPage[]
  /** None while developing. */
  pageCache?: CachedPages | undefined
  /** The files in memory; none while developing. */
  assets?: Assets | undefined
  /** Where browsers report what broke a policy. */
  policyReports?: string | undefined
  /** How many forms may come from one place; without it, any number. */
  limits?: Limits
  /** The Next app. */
  handle: Handler
}

export type Limits = {
  /** Counts a form; gives the seconds to wait when there were too many. */
  count(sender: Sender): Promise<number | undefined>
  /** The address of the editors, for readers who are stopped by mistake. */
  editors: string
}

/** Pages that the desk shows in a frame. */
const FRAMED = '/desk/content/preview/'

/**
 * The policy of the page at a target, with the address to which browsers report what broke it.
 *
 * @param target the request's target; the site's own pages may frame a preview
 */
export function pagePolicy(policy: string, target: string, options: ServerOptions): string {
  return withReports(target.startsWith(FRAMED) ? framedBySite(policy) : policy, options)
}

/** A policy with the address to which browsers report what broke it. */
export function withReports(policy: string, { policyReports }: ServerOptions): string {
  return policyReports ? `${policy}; report-uri ${policyReports}` : policy
}
