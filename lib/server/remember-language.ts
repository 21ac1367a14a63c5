import { isLocale, LOCALE_COOKIE } from '#lib/i18n/locales.ts'
import type { RequestHead } from './cacheable.ts'
import { isOwnOrigin } from './origin.ts'
import { readCookie } from './read-address.ts'

/**
 * The cookie that remembers the language of a reader who switched: who came to a page from one of
 * the site's own in another language. A page that a browser prefetches does not count.
 */
export function languageCookie(request: RequestHead, siteUrl: string): string | undefined {
  if (request.headers.referer === undefined) return undefined
  const chosen = request.url?.split(/[/?#]/)[1]
  if (request.method !== 'GET' || !isLocale(chosen) || isPrefetch(request)) return undefined
  const before = languageBefore(request, siteUrl)
  const remembered = readCookie(request.headers.cookie, LOCALE_COOKIE)
  if (before === undefined || before === chosen || remembered === chosen) return undefined
  const secure = siteUrl.startsWith('https:') ? '; Secure' : ''
  return `${LOCALE_COOKIE}=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
}

function languageBefore({ headers }: RequestHead, siteUrl: string): string | undefined {
  const { referer, host } = headers
  if (referer === undefined || !isOwnOrigin(referer, host, siteUrl)) return undefined
  const language = new URL(referer).pathname.split('/')[1]
  return isLocale(language) ? language : undefined
}

function isPrefetch({ headers }: RequestHead): boolean {
  const purpose = headers['sec-purpose'] ?? headers.purpose ?? ''
  return headers.rsc !== undefined || String(purpose).includes('prefetch')
}
