import { env } from './settings.ts'
import { deriveKey } from './token.ts'

/** The header by which a process proves to itself that it asks: its value is `internalKey`. */
export const INTERNAL_HEADER = 'x-we-guide-internal'

/** The path at which the app marks every prerendered page as out of date. */
export const REVALIDATE_PATH = '/api/internal/revalidate'

/** The key of requests that the site makes to itself, derived from its secret. */
export function internalKey(secret: string | undefined = env().SITE_SECRET): string {
  if (!secret) throw new Error('SITE_SECRET is not set')
  return deriveKey(secret, 'internal-request').toString('hex')
}
