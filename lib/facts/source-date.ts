import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** A source's date as exact as it is known: `2026`, `2026-03` or `2026-03-18`. */
export function formatSourceDate(date: string, locale: Locale): string {
  if (date.length === 10) return formatDay(date, locale)
  if (date.length === 4) return date
  const month = Temporal.PlainYearMonth.from(date).toPlainDate({ day: 1 })
  // As in whole days: CLDR would abbreviate the Kazakh year.
  if (locale === 'kk')
    return `${month.year}\u00a0жылғы ${month.toLocaleString('kk', { month: 'long' }).toLocaleLowerCase('kk')}`
  return month.toLocaleString(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
  })
}
