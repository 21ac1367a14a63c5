import { env } from '#lib/config/settings.ts'
import { deriveKey } from '#lib/config/token.ts'

/** What the desk needs to know of the site. */
export type DeskSettings = { siteUrl: string; secret: string; editors: readonly string[] }

/** These settings out of the environment; throws when the site has no secret yet. */
export function deskSettings(): DeskSettings {
  const { SITE_URL, SITE_SECRET, EDITORS } = env()
  if (!SITE_SECRET) throw new Error('SITE_SECRET is not set: the start makes it')
  return {
    siteUrl: SITE_URL,
    secret: deriveKey(SITE_SECRET, 'desk-sign-in').toString('base64url'),
    editors: EDITORS,
  }
}
