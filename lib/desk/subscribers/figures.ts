import { dayOf } from '#lib/config/clock.ts'
import type { SentLetter } from '#lib/store/letter-types.ts'
import type { ReportKind } from '#lib/store/mail-types.ts'
import type { SubscriberEvent } from '#lib/store/subscriber-types.ts'

/** Weeks that the figures go back. */
export const WEEKS = 26

/** One week: sign-ups of new addresses, confirmations, and the confirmed subscribers at its end. */
export type WeekOfList = { from: string; asked: number; confirmed: number; size: number }

/** By how much an event makes the list of confirmed subscribers longer. */
const STEP: Partial<Record<SubscriberEvent, 1 | -1>> = {
  confirmed: 1,
  imported: 1,
  returned: 1,
  left: -1,
  bounced: -1,
  complained: -1,
  removed: -1,
}

/** The instant from which events are needed for the weeks up to a day. */
export function figuresSince(at: Temporal.Instant): Temporal.Instant {
  return at.subtract({ hours: WEEKS * 7 * 24 })
}

/**
 * The list week by week up to an instant, the oldest first. Sizes are counted back from today's, so
 * that they end at what is true.
 */
export function weeksOfList(
  events: { day: string; what: SubscriberEvent; count: number }[],
  confirmedNow: number,
  at: Temporal.Instant,
): WeekOfList[] {
  const today = Temporal.PlainDate.from(dayOf(at))
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  let size = confirmedNow
  return Array.from({ length: WEEKS }, (_, back): WeekOfList => {
    const from = monday.subtract({ weeks: back })
    const until = from.add({ weeks: 1 }).toString()
    const those = events.filter(({ day }) => day >= from.toString() && day < until)
    const sum = (what: SubscriberEvent) =>
      those.filter((one) => one.what === what).reduce((n, { count }) => n + count, 0)
    const week = { from: from.toString(), asked: sum('asked'), confirmed: sum('confirmed'), size }
    size -= those.reduce((n, { what, count }) => n + (STEP[what] ?? 0) * count, 0)
    return week
  }).reverse()
}

/** Of the sign-ups in some weeks, the part that was confirmed; undefined without a sign-up. */
export function finishRate(weeks: WeekOfList[]): number | undefined {
  const asked = weeks.reduce((sum, week) => sum + week.asked, 0)
  const confirmed = weeks.reduce((sum, week) => sum + week.confirmed, 0)
  return asked > 0 ? Math.min(1, confirmed / asked) : undefined
}

/** What became of a letter's copies, as parts of those that were tried. */
export type LetterDelivery = {
  date: string
  tried: number
  arrived: number
  returned: number
  complaints: number
}

/** The delivery of each letter that went out, the oldest first. */
export function deliveries(
  letters: SentLetter[],
  reports: { kind: ReportKind; letter: string | undefined; count: number }[],
): LetterDelivery[] {
  return letters
    .map(({ date, copies }): LetterDelivery => {
      const count = (kind: ReportKind) =>
        reports.find((one) => one.kind === kind && one.letter === date)?.count ?? 0
      const tried = copies.sent + copies.failed + copies.unsure
      const returned = copies.failed + count('bounce')
      return {
        date,
        tried,
        arrived: Math.max(0, copies.sent - count('bounce')),
        returned,
        complaints: count('complaint'),
      }
    })
    .filter(({ tried }) => tried > 0)
    .toSorted((a, b) => a.date.localeCompare(b.date))
}
