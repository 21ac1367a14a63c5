import { dayOf } from '#lib/config/clock.ts'
import type { Locale } from '../locales.ts'

/** A page shows the same few days again and again, and working one out takes a while. */
const known = new Map<string, string>()

/** More days than all pages of the site show. */
const MOST_KNOWN = 10_000

/**
 * A day in a language's own words: `22 November 2026`, `22 ноября 2026 г.`,
 * `2026 жылғы 22 қараша`.
 */
export function formatDay(day: string, locale: Locale): string {
  const key = `${locale} ${day}`
  const words = known.get(key) ?? wordsOf(day, locale)
  if (known.size < MOST_KNOWN) known.set(key, words)
  return words
}

function wordsOf(day: string, locale: Locale): string {
  const date = Temporal.PlainDate.from(day)
  // CLDR abbreviates the Kazakh year ("2026 ж."); official letters write it out, in one with it.
  if (locale === 'kk') {
    const ofYear = date.toLocaleString('kk', { day: 'numeric', month: 'long' })
    return `${date.year}\u00a0жылғы ${ofYear.replace(' ', '\u00a0')}`
  }
  const words = date.toLocaleString(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long' })
  // A day stays with its month, and “г.” alone at the beginning of a line is no word.
  return words.replace(/^(\d+) /, '$1\u00a0').replace(/ г\.$/, '\u00a0г.')
}

/** The day in Almaty on which an instant falls, in a language's own words. */
export function formatInstant(instant: Temporal.Instant, locale: Locale): string {
  return formatDay(dayOf(instant), locale)
}
