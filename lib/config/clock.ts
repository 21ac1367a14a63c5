import { currentPreview } from './preview.ts'
import { env } from './settings.ts'

/** The time zone of all legal days on this site. */
export const ZONE = 'Asia/Almaty'

/** The current time. No other code reads the clock. */
export function now(): Temporal.Instant {
  return Temporal.Now.instant()
}

/** Monotonic time in milliseconds, for measuring durations. */
export function monotonicMs(): number {
  return performance.now()
}

/**
 * Today in Almaty as `YYYY-MM-DD`; the day in the setting `TODAY`, or that of an editor's preview,
 * takes its place.
 */
export function today(): string {
  return currentPreview()?.day ?? env().TODAY ?? dayOf(now())
}

/** The day in Almaty at an instant, as `YYYY-MM-DD`. */
export function dayOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(ZONE).toPlainDate().toString()
}

/** The instant at which the next day begins in Almaty. */
export function nextMidnight(from: Temporal.Instant): Temporal.Instant {
  return from.toZonedDateTimeISO(ZONE).add({ days: 1 }).startOfDay().toInstant()
}
