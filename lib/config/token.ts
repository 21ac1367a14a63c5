import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A random secret for links and cookies: 256 bits in base64url. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * The hash of a token. The store contains only hashes, so that a leaked copy of it is useless for
 * signing in.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Derives a key for one purpose from the site's secret: 32 bytes. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(purpose).digest()
}

/** Compares a secret from a request with the expected one in constant time. */
export function isSameSecret(given: string | null | undefined, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(wanted)) && given !== ''
}

/** Whether an `Authorization` header contains this bearer token (RFC 6750, section 2.1). */
export function isBearer(authorization: string | undefined, token: string): boolean {
  const [, given] = /^bearer +(\S+)\s*$/i.exec(authorization ?? '') ?? []
  return isSameSecret(given, token)
}
