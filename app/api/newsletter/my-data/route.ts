import { keptAbout } from '#lib/newsletter/preferences.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** All that is kept about the subscriber behind a signed link, as a JSON file; changes nothing. */
export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const kept = await keptAbout({ store: await sharedStore(), token })
  if (!kept) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const { id: _, ...subscriber } = kept.subscriber
  return new Response(`${JSON.stringify({ ...kept, subscriber }, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="we-guide-newsletter.json"',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
