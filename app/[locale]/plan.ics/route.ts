import { localeParam } from '#app/locale-param.ts'
import { planCalendar } from '#app/plan-calendar.ts'

type Context = { params: Promise<{ locale: string }> }

/** The dates of a plan as an iCalendar file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return planCalendar(request, await localeParam(params))
}
