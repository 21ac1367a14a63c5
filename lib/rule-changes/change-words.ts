import { formatValue } from '#lib/facts/format.ts'
import type { Facts } from '#lib/facts/load.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { periodOn, type RuleChange, valueOn } from './open-changes.ts'

/** A change in words of one language. */
export type ChangeWords = {
  /** For a message; `day` is that from which the new value applies. */
  values: { title: string; before: string; after: string; day: string }
  /** The titles and publishers of the sources of the new value. */
  sources: string[]
}

/** A change in words: what was said for its day until now, and what is said now. */
export function changeWords(change: RuleChange, locale: Locale, facts: Facts): ChangeWords {
  const { before, after, day } = change
  const period = periodOn(after, day)
  const sources = (period?.sources ?? []).flatMap((id) => facts.sources.get(id) ?? [])
  const values = {
    title: after.title[locale].replace(/[?.!:]$/, ''),
    before: formatValue(valueOn(before, day), before.unit, locale),
    after: formatValue(valueOn(after, day), after.unit, locale),
    // A value that was corrected applies since its own day.
    day: formatDay(period && period.value !== null ? period.from : day, locale),
  }
  return { values, sources: sources.map(({ title, publisher }) => `${title} (${publisher})`) }
}

/** The headline that the editors gave the new value, with its values; a start for their sentence. */
export function headlineFor(change: RuleChange, locale: Locale): string {
  const { before, after, day } = change
  const headline = periodOn(after, day)?.headline?.[locale] ?? ''
  const value = { before: valueOn(before, day), after: valueOn(after, day) }
  return headline.replaceAll(/\{(before|after)\}/g, (_, name: 'before' | 'after') =>
    formatValue(value[name], after.unit, locale),
  )
}
