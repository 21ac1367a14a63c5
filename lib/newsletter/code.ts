import { createHmac, randomInt } from 'node:crypto'
import { deriveKey } from '#lib/config/token.ts'

/** Six digits to type from a mail into the page that is still open. */
export function makeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/**
 * What the store keeps of a code. Keyed, because a million codes are tried in no time, and
 * with the address, because many people hold the same six digits.
 */
export function hashCode(secret: string, email: string, code: string): string {
  const digits = code.replace(/\D/g, '')
  return createHmac('sha256', deriveKey(secret, 'newsletter-code'))
    .update(`${email.toLowerCase()}\n${digits}`)
    .digest('base64url')
}
