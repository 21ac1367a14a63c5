import { day } from './schema.ts'
import { toIsoDay } from './typed-day.ts'

/** The day in a URL's query, or the text if that is not a valid day. */
export type DayParam = { day: string } | { typed: string }

/** Parses `?on=`. Missing or empty means today; anything else must be a calendar day, however typed. */
export function parseDayParam(text: string | null | undefined, today: string): DayParam {
  const typed = (text ?? '').trim()
  if (typed === '') return { day: today }
  const parsed = day.safeParse(toIsoDay(typed))
  return parsed.success ? { day: parsed.data } : { typed }
}
