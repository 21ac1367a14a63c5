import { localeParam } from '#app/locale-param.ts'
import { planCalendar } from '#app/plan-calendar.ts'

type Context = { params: Promise<{ locale: string }> }

/** The days of a plan for a calendar. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return planCalendar(request, await localeParam(params))
}
