import { ZONE } from '#lib/config/clock.ts'
import type { Locale } from '../locales.ts'

/** The day and the minute of an instant in Almaty, short: `25 Nov 2026, 14:05`. */
export function formatTime(instant: Temporal.Instant, locale: Locale): string {
  return instant.toZonedDateTimeISO(ZONE).toLocaleString(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
}
