import { readPlan } from '#app/read-plan.ts'
import { now } from '#lib/config/clock.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { calendarEntries } from '#lib/plan/calendar/calendar-entries.ts'
import { calendarFile } from '#lib/plan/calendar/calendar-file.ts'
import { queryIn } from '#lib/plan/input/plan-address.ts'
import { planKeyOf } from '#lib/plan/input/plan-key.ts'
import { queryOf } from '#lib/plan/input/tool-input.ts'

/**
 * The dates of a plan as an iCalendar file. Invalid input redirects to the page that shows the
 * errors.
 */
export function planCalendar(request: Request, locale: Locale): Response {
  const query = queryIn(new URL(request.url).search)
  const { plan, errors } = readPlan(query)
  if (!plan || errors) {
    const location = paths.plan(locale, new URL(request.url).search)
    return new Response(null, { status: 307, headers: { Location: location } })
  }
  const key = planKeyOf(query, plan.toolInput)
  const file = calendarFile({
    name: translator(locale)('tools.timeline.icsName'),
    entries: calendarEntries(plan.timeline, locale, plan.today),
    url: absolute(paths.plan(locale, queryOf(plan.toolInput, [['plan', key]]))),
    plan: key,
    made: now(),
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
