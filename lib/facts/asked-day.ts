import { day } from './schema.ts'

/** The day that an address asks for, or what was typed when that is no day. */
export type AskedDay = { day: string } | { typed: string }

/** Reads `?on=`: nothing means today; anything else must be a day of the calendar. */
export function readAskedDay(text: string | null | undefined, today: string): AskedDay {
  const typed = (text ?? '').trim()
  if (typed === '') return { day: today }
  const parsed = day.safeParse(typed)
  return parsed.success ? { day: parsed.data } : { typed }
}
