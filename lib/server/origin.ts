import type { IncomingMessage } from 'node:http'

/**
 * Whether a post may come from where it says it comes from: from a page of the site (under its
 * public address or the one it was asked for by), or from no page at all, as programs do.
 */
export function isOwnPost(req: IncomingMessage, siteUrl: string): boolean {
  const { origin, host } = req.headers
  if (req.headers['sec-fetch-site'] === 'cross-site') return false
  return origin === undefined || isOwnOrigin(origin, host, siteUrl)
}

/** Whether an address lies on the site, under its public origin or under the host asked for. */
export function isOwnOrigin(url: string, host: string | undefined, siteUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const { origin, host: given, protocol } = new URL(url)
  if (origin === siteUrl) return true
  return /^https?:$/.test(protocol) && given !== '' && given === host?.toLowerCase()
}
