import { env } from '#lib/config/settings.ts'

/** What newsletter mails need to know of the site. */
export type NewsletterSettings = { siteUrl: string; mailFrom: string; secret: string }

/** These settings out of the environment; throws when the site has no secret yet. */
export function newsletterSettings(): NewsletterSettings {
  const { SITE_URL, MAIL_FROM, SITE_SECRET } = env()
  if (!SITE_SECRET) throw new Error('SITE_SECRET is not set: the start makes it')
  return { siteUrl: SITE_URL, mailFrom: MAIL_FROM, secret: SITE_SECRET }
}
