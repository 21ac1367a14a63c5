import { localeParam } from '#app/locale-param.ts'
import { today } from '#lib/config/clock.ts'
import { writeAtom } from '#lib/feeds/atom.ts'
import { siteFeed } from '#lib/feeds/site-feed.ts'
import { listGuides } from '#lib/guides/find.ts'

type Context = { params: Promise<{ locale: string }> }

export const dynamic = 'force-static'

/** What changed, as an Atom feed in one language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const feed = siteFeed(listGuides(), await localeParam(params), today())
  return new Response(writeAtom(feed), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  })
}
