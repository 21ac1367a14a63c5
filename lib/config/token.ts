import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret that cannot be guessed, for links and cookies: 256 random bits in base64url. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the store keeps of a token, so that a copy of the store opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A key for one purpose, derived from the site's secret: 32 bytes. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(purpose).digest()
}

/** Whether a secret that a request carries is the wanted one, compared in constant time. */
export function isSameSecret(given: string | null | undefined, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(wanted)) && given !== ''
}

/** Whether an `Authorization` header carries a token as its bearer (RFC 6750, section 2.1). */
export function isBearer(authorization: string | undefined, token: string): boolean {
  const [, given] = /^bearer +(\S+)\s*$/i.exec(authorization ?? '') ?? []
  return isSameSecret(given, token)
}
