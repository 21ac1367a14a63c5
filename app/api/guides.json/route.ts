import { today } from '#lib/config/clock.ts'
import { guidesAnswer } from '#lib/feeds/guides-json.ts'
import { OPEN_DATA } from '#lib/feeds/open-data.ts'
import { listGuides } from '#lib/guides/find.ts'

export const dynamic = 'force-dynamic'

/** Every guide, in the languages that have it. */
export function GET(): Response {
  return Response.json(guidesAnswer(listGuides(), today()), { headers: OPEN_DATA })
}
