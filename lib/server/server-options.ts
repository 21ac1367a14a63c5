import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sender } from '#lib/forms/limits.ts'
import type { OptimizedPage } from '#lib/html-optimizer/html-optimizer.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Assets } from '#lib/page-cache/assets.ts'
import type { PageCache } from '#lib/page-cache/page-cache.ts'
import type { ValidationOptions } from './validate-request.ts'

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export type ServerOptions = ValidationOptions & {
  dev: boolean
  /** The files of `public/`, as `/name`. */
  publicFiles: ReadonlySet<string>
  /** The pages that say that there is nothing at an address; none while developing. */
  notFound: Record<Locale, { html: string; policy: string }> | undefined
  /** The pages in memory and what a browser may fetch ahead; none while developing. */
  edition?: { pages: Pick<PageCache, 'find' | 'knows'>; speculation: string } | undefined
  /** The pages without script, also such as are made for each request; none while developing. */
  plain?: { has: (path: string) => boolean; press: (html: string) => OptimizedPage } | undefined
  /** The files in memory; none while developing. */
  assets?: Assets | undefined
  /** Where browsers report what broke a policy. */
  policyReports?: string | undefined
  /** How many forms may come from one place; without it, any number. */
  limits?: Limits
  /** The app behind the front. */
  handle: Handler
}

export type Limits = {
  /** Counts a form; gives the seconds to wait when there were too many. */
  count(sender: Sender): Promise<number | undefined>
  /** Whom a reader writes to who was stopped by mistake. */
  editors: string
}

/** A policy with the address to which browsers report what broke it. */
export function withReports(policy: string, { policyReports }: ServerOptions): string {
  return policyReports ? `${policy}; report-uri ${policyReports}` : policy
}
