import type { IncomingMessage } from 'node:http'
import { isLocale, LOCALE_COOKIE, type Locale } from '#lib/i18n/locales.ts'
import { preferredLocale } from '#lib/i18n/preferred-locale.ts'
import { NOT_FOUND } from '#lib/page-cache/not-found.ts'

/** The longest target that is read; longer ones are refused. */
export const MAX_LENGTH = 8_192

/**
 * Where a request goes: to an address that the app may know, to one where there is nothing, or
 * nowhere because it cannot be read.
 */
export type Address =
  | { kind: 'known'; path: string; locale: Locale | undefined }
  | { kind: 'unknown' }
  | { kind: 'unreadable'; status: 400 | 414 }

/** What the site answers outside the languages: paths such as `/healthz`, folders such as `/api/`. */
export type RootPaths = ReadonlySet<string>

/** Reads a request's target. Without `rootPaths`, every address outside the languages is known. */
export function readAddress(target: string, rootPaths: RootPaths | undefined): Address {
  if (target.length > MAX_LENGTH) return { kind: 'unreadable', status: 414 }
  const raw = target.split(/[?#]/, 1)[0] ?? ''
  const path = decode(raw)
  const copied = path?.replace(/[\t\r\n]+$/, '')
  if (!copied?.startsWith('/') || hasControl(copied)) return { kind: 'unreadable', status: 400 }
  // A line end came along when the address was copied.
  if (copied !== path) return { kind: 'unknown' }
  // Next answers these with a redirect to what is left after tidying, which may be elsewhere.
  if (/[\\]|\/\/|\/\.{1,2}(\/|$)/.test(path)) return { kind: 'unknown' }
  const [, first = '', second] = path.split('/')
  if (isLocale(first) && second === NOT_FOUND) return { kind: 'unknown' }
  if (isLocale(first)) return { kind: 'known', path, locale: first }
  const isKnown = !rootPaths || path === '/' || rootPaths.has(path) || rootPaths.has(`/${first}/`)
  return isKnown ? { kind: 'known', path, locale: undefined } : { kind: 'unknown' }
}

/** The language for a reader of whom only the request is known. */
export function readersLocale(req: IncomingMessage): Locale {
  const first = req.url?.split(/[/?#]/)[1]
  if (isLocale(first)) return first
  const accepted = req.headers['accept-language'] ?? null
  return preferredLocale(readCookie(req.headers.cookie, LOCALE_COOKIE), accepted)
}

/** The value of a cookie in a `Cookie` header, undefined without one. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function hasControl(path: string): boolean {
  return [...path].some((character) => character < ' ' || character === '\u007f')
}
