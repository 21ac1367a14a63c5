import { env } from './settings.ts'

/** The zone in which every legal day of this site begins and ends. */
export const ZONE = 'Asia/Almaty'

/** The present instant. The only reading of the clock in the whole house. */
export function now(): Temporal.Instant {
  return Temporal.Now.instant()
}

/** Today in Almaty, or the day that the setting `TODAY` previews, as `YYYY-MM-DD`. */
export function today(): string {
  return env().TODAY ?? dayOf(now())
}

/** The day in Almaty at an instant, as `YYYY-MM-DD`. */
export function dayOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(ZONE).toPlainDate().toString()
}

/** The instant at which the next day begins in Almaty. */
export function nextMidnight(from: Temporal.Instant): Temporal.Instant {
  return from.toZonedDateTimeISO(ZONE).add({ days: 1 }).startOfDay().toInstant()
}
