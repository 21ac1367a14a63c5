import type { IncomingMessage } from 'node:http'

/** How a browser says that the origin is withheld (Fetch, 3.2): by a referrer policy, for example. */
const WITHHELD = 'null'

/**
 * Whether a form may come from where it says: from a page of the site, under its public address
 * or the one asked for, or from no browser at all. Where the origin is withheld,
 * `Sec-Fetch-Site` decides, which no page can set (Fetch Metadata, 2.3).
 */
export function isOwnPost(req: IncomingMessage, siteUrl: string): boolean {
  const { origin, host } = req.headers
  const site = req.headers['sec-fetch-site']
  if (origin === WITHHELD) return site === 'same-origin'
  if (site === 'cross-site') return false
  return origin === undefined || isOwnOrigin(origin, host, siteUrl)
}

/** Whether an address lies on the site, under its public origin or under the host asked for. */
export function isOwnOrigin(url: string, host: string | undefined, siteUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const { origin, host: given, protocol } = new URL(url)
  if (origin === siteUrl) return true
  return /^https?:$/.test(protocol) && given !== '' && given === host?.toLowerCase()
}
