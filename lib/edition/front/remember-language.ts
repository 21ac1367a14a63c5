import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLocale, LOCALE_COOKIE } from '#lib/site/locales.ts'
import { readCookie } from './address.ts'
import { beforeHead } from './answer.ts'
import { isOwnOrigin } from './origin.ts'

/**
 * Remembers the language of a reader who came to a page from the site itself in another one: he
 * switched. Only pages count, and only such as were gone to, not fetched ahead.
 */
export function rememberLanguage(req: IncomingMessage, res: ServerResponse, siteUrl: string): void {
  const chosen = req.url?.split(/[/?#]/)[1]
  if (req.method !== 'GET' || !isLocale(chosen) || isFetchedAhead(req)) return
  const before = languageBefore(req, siteUrl)
  const remembered = readCookie(req.headers.cookie, LOCALE_COOKIE)
  if (before === undefined || before === chosen || remembered === chosen) return
  const secure = siteUrl.startsWith('https:') ? '; Secure' : ''
  beforeHead(res, () => {
    if (!String(res.getHeader('content-type') ?? '').startsWith('text/html')) return
    res.appendHeader(
      'Set-Cookie',
      `${LOCALE_COOKIE}=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`,
    )
    res.setHeader('Cache-Control', 'private, no-cache')
  })
}

function languageBefore(req: IncomingMessage, siteUrl: string): string | undefined {
  const { referer, host } = req.headers
  if (referer === undefined || !isOwnOrigin(referer, host, siteUrl)) return undefined
  const language = new URL(referer).pathname.split('/')[1]
  return isLocale(language) ? language : undefined
}

function isFetchedAhead(req: IncomingMessage): boolean {
  const purpose = req.headers['sec-purpose'] ?? req.headers.purpose ?? ''
  return req.headers.rsc !== undefined || String(purpose).includes('prefetch')
}
