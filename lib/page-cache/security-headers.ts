import type { OptimizedPage } from '#lib/html-optimizer/html-optimizer.ts'
import { contentHash, TRANSITION } from '#lib/html-optimizer/transition.ts'

const TRANSITION_HASH = contentHash(TRANSITION)

function policy(scripts: string, styles: string): string {
  return [
    "default-src 'self'",
    `style-src ${styles}`,
    `script-src ${scripts}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';')
}

/**
 * What an optimized page may load and do: its one style element by its hash, and no script; on a page
 * with a form the loader by its hash, and from the site itself what that imports: with `strict-dynamic`
 * an inline module may import nothing (tried in Chromium and Firefox). The rules for what
 * a browser may fetch ahead come in a header of their own, to which a policy for scripts does not apply.
 */
export function readingPolicy({
  styleHash,
  scriptHash,
}: Pick<OptimizedPage, 'styleHash' | 'scriptHash'>): string {
  const scripts = scriptHash === undefined ? "'none'" : `'self' '${scriptHash}'`
  // No script of ours makes a trusted type, so none need be forbidden by name.
  return `${policy(scripts, `'${styleHash}'`)};require-trusted-types-for 'script'`
}

/**
 * What a page that the app makes for one request may load and do: the site's own files, and what
 * carries the request's nonce, and of scripts only what such a one loads; browsers that do not know
 * `strict-dynamic` (CSP 3) take the site's own. Next reads the nonce out of this and writes it where it is due.
 */
export function noncePolicy(nonce: string): string {
  return policy(
    `'nonce-${nonce}' 'strict-dynamic' 'self'`,
    `'self' 'nonce-${nonce}' '${TRANSITION_HASH}'`,
  )
}

/**
 * For pages that Next made beforehand, when they reach a reader as Next made them: they hold
 * scripts that no nonce and no hash names.
 */
export function loosePolicy(dev: boolean): string {
  return policy(`'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}`, "'self' 'unsafe-inline'")
}

/**
 * For a mail that the desk shows in a frame: its inline styles, its pictures and nothing else. Links open windows of
 * their own, outside of the sandbox.
 */
export const MAIL_PREVIEW_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  // The pictures of a letter, which lie on the site.
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join(';')

/** The security headers of every answer. HTTPS is demanded of browsers only where it is served. */
export function securityHeaders(siteUrl: string): Record<string, string> {
  const https = siteUrl.startsWith('https:')
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(),geolocation=(),microphone=(),payment=(),usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}

/** The same policy for a page that the site's own pages may show in a frame: a preview at the desk. */
export function framedBySite(policyOf: string): string {
  return policyOf.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
}
