import { now } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { writeSecurityTxt } from '#lib/feeds/security-txt.ts'

export const dynamic = 'force-dynamic'

/** Where to report a weakness of the site. */
export function GET(): Response {
  const { SITE_URL, MAIL_FROM } = env()
  return new Response(writeSecurityTxt({ siteUrl: SITE_URL, mailFrom: MAIL_FROM, at: now() }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
