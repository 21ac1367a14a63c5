import { createHash, createHmac, randomBytes } from 'node:crypto'

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
