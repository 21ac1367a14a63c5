import { env } from '#lib/config/settings.ts'

/** What the links and mails about recommendations need to know of the site. */
export type RecommendSettings = { siteUrl: string; secret: string }

/** These settings out of the environment; throws when the site has no secret yet. */
export function recommendSettings(): RecommendSettings {
  const { SITE_URL, SITE_SECRET } = env()
  if (!SITE_SECRET) throw new Error('SITE_SECRET is not set: the start makes it')
  return { siteUrl: SITE_URL, secret: SITE_SECRET }
}
