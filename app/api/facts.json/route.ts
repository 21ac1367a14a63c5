import { today } from '#lib/config/clock.ts'
import { readAskedDay } from '#lib/facts/asked-day.ts'
import { factsAnswer } from '#lib/feeds/facts-json.ts'
import { OPEN_DATA } from '#lib/feeds/open-data.ts'

/** The ledger today, or on the day that `?on=` asks for. */
export function GET(request: Request): Response {
  const asked = readAskedDay(new URL(request.url).searchParams.get('on'), today())
  if ('typed' in asked) {
    const error = 'The day in “on” must be written YYYY-MM-DD and be in the calendar.'
    return Response.json({ error }, { status: 400, headers: OPEN_DATA })
  }
  return Response.json(factsAnswer(asked.day), { headers: OPEN_DATA })
}
