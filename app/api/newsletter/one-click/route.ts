import { now } from '#lib/config/clock.ts'
import { DEFAULT_LOCALE } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findByLeaveToken, leave } from '#lib/newsletter/leave.ts'
import { sharedStore } from '#lib/store/shared.ts'

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get('token') ?? ''
}

/** Leaves at once, for mail programs that post (RFC 8058): no cookie, no redirect. */
export async function POST(request: Request): Promise<Response> {
  const known = await leave({ store: await sharedStore(), token: tokenOf(request), now: now() })
  return new Response(null, { status: known ? 200 : 404 })
}

/** Leads a person who opens that address to the page with the button. */
export async function GET(request: Request): Promise<Response> {
  const token = tokenOf(request)
  const subscriber = await findByLeaveToken({ store: await sharedStore(), token })
  const page = paths.newsletterLeave(subscriber?.locale ?? DEFAULT_LOCALE)
  return new Response(null, {
    status: 303,
    headers: { Location: `${page}?${new URLSearchParams({ token })}`, 'Cache-Control': 'no-store' },
  })
}
