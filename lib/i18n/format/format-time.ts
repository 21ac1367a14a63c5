import { ZONE } from '#lib/config/clock.ts'
import type { Locale } from '../locales.ts'

/** Formats an instant as a day and time in Almaty: `25 Nov 2026, 14:05`. */
export function formatTime(instant: Temporal.Instant, locale: Locale): string {
  return instant.toZonedDateTimeISO(ZONE).toLocaleString(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
}
