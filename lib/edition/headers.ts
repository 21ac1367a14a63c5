/** What a page may load: only the site's own; scripts and styles in the page are Next's. */
function contentSecurity(dev: boolean): string {
  return [
    "default-src 'self'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * What a page without script may load and do. The rules for what a browser may fetch ahead come
 * in a header of their own, to which a policy for scripts does not apply.
 *
 * @param styleHash the hash of its only style element
 */
export function readingPolicy(styleHash: string): string {
  return [
    "default-src 'self'",
    "img-src 'self' data:",
    `style-src '${styleHash}'`,
    "script-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The security headers of every answer. HTTPS is demanded of browsers only where it is served. */
export function securityHeaders(siteUrl: string, dev: boolean): Record<string, string> {
  const https = siteUrl.startsWith('https:')
  return {
    'Content-Security-Policy': contentSecurity(dev),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
