import { dayOf } from '#lib/config/clock.ts'
import type { Locale } from '../locales.ts'

/** Caches formatted days: pages show the same few again and again, and formatting is slow. */
const cache = new Map<string, string>()

/** More than all pages of the site show. */
const MAX_CACHED = 10_000

/** Formats a day in a language: `22 November 2026`, `22 ноября 2026 г.`, `2026 жылғы 22 қараша`. */
export function formatDay(day: string, locale: Locale): string {
  const key = `${locale} ${day}`
  const words = cache.get(key) ?? wordsOf(day, locale)
  if (cache.size < MAX_CACHED) cache.set(key, words)
  return words
}

function wordsOf(day: string, locale: Locale): string {
  const date = Temporal.PlainDate.from(day)
  // CLDR abbreviates the Kazakh word for year ("2026 ж."); official letters write it out.
  if (locale === 'kk') {
    const ofYear = date.toLocaleString('kk', { day: 'numeric', month: 'long' })
    return `${date.year}\u00a0жылғы ${ofYear.replace(' ', '\u00a0')}`
  }
  const words = date.toLocaleString(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long' })
  // No-break spaces keep the day with its month, and “г.” with the year.
  return words.replace(/^(\d+) /, '$1\u00a0').replace(/ г\.$/, '\u00a0г.')
}

/** Formats the day in Almaty on which an instant falls. */
export function formatInstant(instant: Temporal.Instant, locale: Locale): string {
  return formatDay(dayOf(instant), locale)
}
