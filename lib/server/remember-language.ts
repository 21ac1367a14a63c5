import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLocale, LOCALE_COOKIE } from '#lib/i18n/locales.ts'
import { isOwnOrigin } from './origin.ts'
import { readCookie } from './read-address.ts'
import type { RequestHead } from './request-head.ts'
import { beforeHead } from './response/send-response.ts'

/** The same as `languageCookie`, for an answer of which only its head will tell whether it is a page. */
export function rememberLanguage(req: IncomingMessage, res: ServerResponse, siteUrl: string): void {
  const cookie = languageCookie(req, siteUrl)
  if (cookie === undefined) return
  beforeHead(res, () => {
    if (!String(res.getHeader('content-type') ?? '').startsWith('text/html')) return
    res.appendHeader('Set-Cookie', cookie)
    res.setHeader('Cache-Control', 'private, no-cache')
  })
}

/**
 * The cookie that remembers the language of a reader who came to a page from the site itself in
 * another one: he switched. Only pages count, and only such as were gone to, not fetched ahead.
 */
export function languageCookie(asked: RequestHead, siteUrl: string): string | undefined {
  if (asked.headers.referer === undefined) return undefined
  const chosen = asked.url?.split(/[/?#]/)[1]
  if (asked.method !== 'GET' || !isLocale(chosen) || isFetchedAhead(asked)) return undefined
  const before = languageBefore(asked, siteUrl)
  const remembered = readCookie(asked.headers.cookie, LOCALE_COOKIE)
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

function isFetchedAhead({ headers }: RequestHead): boolean {
  const purpose = headers['sec-purpose'] ?? headers.purpose ?? ''
  return headers.rsc !== undefined || String(purpose).includes('prefetch')
}
