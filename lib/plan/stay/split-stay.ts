import { shownFact } from '#lib/facts/find.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Day = Temporal.PlainDate

/** Two visits within a limit of `limit` days in any `window` days; all days are inclusive. */
export type SplitStay = {
  entry: Day
  exit: Day
  /** Days of the first visit; the days of entry and exit both count. */
  used: number
  back: Day
  left: number
  /** The last day of the second visit. */
  last: Day
  /** The first day after it on which one may be in the country again. */
  again: Day
  /** For how many days in a row from then. */
  againDays: number
}

/** How much of the limit the first visit takes, and the days away after it. */
const FIRST_VISIT = 2 / 3
const DAYS_AWAY = 50

/**
 * The worked example of a stay that is split in two, in a given year. Days are counted as Resolution
 * No. 148 limits them: on no day may the days of the last `window` days be more than `limit`.
 */
export function splitStay(limit: number, window: number, year: number): SplitStay {
  const entry = Temporal.PlainDate.from({ year, month: 1, day: 11 })
  const used = Math.round(limit * FIRST_VISIT)
  const exit = entry.add({ days: used - 1 })
  const back = exit.add({ days: DAYS_AWAY + 1 })
  const present = new Set(daysFrom(entry, used))

  const isAllowed = (day: Day) => {
    const counted = daysFrom(day.subtract({ days: window - 1 }), window)
    return counted.filter((one) => present.has(one) || one === day.toString()).length <= limit
  }
  const stayFrom = (first: Day) => {
    let day = first
    while (isAllowed(day) && day.since(first).days < window) {
      present.add(day.toString())
      day = day.add({ days: 1 })
    }
    return day.since(first).days
  }

  const left = stayFrom(back)
  let again = back.add({ days: left })
  while (!isAllowed(again)) again = again.add({ days: 1 })
  const againDays = stayFrom(again)
  return { entry, exit, used, back, left, last: back.add({ days: left - 1 }), again, againDays }
}

function daysFrom(first: Day, count: number): string[] {
  return Array.from({ length: count }, (_, index) => first.add({ days: index }).toString())
}

/** The example in sentences, for citizens of the Eurasian Economic Union; none if a limit is unknown. */
export function splitStayLines(locale: Locale, day: string): string[] {
  const limit = shownFact('eaeu-stay', day).value
  const window = shownFact('eaeu-window', day).value
  if (typeof limit !== 'number' || typeof window !== 'number') return []
  const t = translator(locale)
  const stay = splitStay(limit, window, Temporal.PlainDate.from(day).year)
  const on = (date: Day) => formatDay(date.toString(), locale)
  return [
    t('figure.splitStay.entry', { day: on(stay.entry) }),
    t('figure.splitStay.exit', { day: on(stay.exit), used: stay.used, left: limit - stay.used }),
    t('figure.splitStay.back', { day: on(stay.back), window }),
    t('figure.splitStay.last', { day: on(stay.last), left: stay.left, limit }),
    t('figure.splitStay.again', { day: on(stay.again), window, days: stay.againDays }),
  ]
}
