import { localeParam } from '#app/locale-param.ts'
import { today } from '#lib/config/clock.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { calendarEntries } from '#lib/plan/timeline/calendar-entries.ts'
import { calendarFile } from '#lib/plan/timeline/calendar-file.ts'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { parseToolInput, queryOf } from '#lib/plan/tool-input.ts'
import { QUESTIONS_OF } from '#lib/plan/tools.ts'

type Context = { params: Promise<{ locale: string }> }

/** The days of the timeline for a calendar; wrong answers lead to the page that says so. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const locale = await localeParam(params)
  const { searchParams, search } = new URL(request.url)
  const query = Object.fromEntries(
    [...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]),
  )
  const { toolInput } = parseToolInput(query, QUESTIONS_OF.timeline)
  if (!toolInput) {
    const location = paths.tool(locale, 'timeline', search)
    return new Response(null, { status: 307, headers: { Location: location } })
  }
  const day = today()
  const file = calendarFile({
    name: translator(locale)('tools.timeline.icsName'),
    entries: calendarEntries(timelineOf(toolInput, day), locale, day),
    url: absolute(paths.tool(locale, 'timeline', queryOf(toolInput))),
    stamp: day,
    locale,
  })
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="we-guide.ics"',
      'X-Robots-Tag': 'noindex',
    },
  })
}
