import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatPattern, formatter, translator } from '#lib/i18n/messages.ts'
import type { Fact, FactValue } from './fact-on.ts'
import type { Unit } from './schema.ts'

/** No-break space: keeps a number and its unit on one line. */
const NBSP = '\u00a0'

/** The grammatical case of the unit, for Russian sentences. */
export type Case = 'nominative' | 'genitive'

/** Formats a sum of money: `5,709,000 ₸`, `5 709 000 ₸`. */
export function formatMoney(amount: number, unit: 'kzt' | 'usd', locale: Locale): string {
  const number = formatter(locale).number(amount, { maximumFractionDigits: 2 })
  return `${number}${NBSP}${unit === 'kzt' ? '₸' : '$'}`
}

/** Formats a value with its unit: `45 calendar days`, `1,320 MCI`, `1 January 2026`. */
export function formatValue(
  value: FactValue | null,
  unit: Unit,
  locale: Locale,
  grammar: Case = 'nominative',
): string {
  const t = translator(locale)
  if (value === null) return t('fact.unknown')
  if (typeof value === 'object') return value[locale]
  if (typeof value === 'boolean') return t(value ? 'fact.yes' : 'fact.no')
  if (typeof value === 'string') return formatDay(value, locale)
  switch (unit) {
    case 'kzt':
    case 'usd':
      return formatMoney(value, unit, locale)
    case 'text':
    case 'yes-no':
    case 'date':
    case 'count':
      return formatNumber(value, locale)
    default:
      return t(`units.${grammar}.${unit}`, { value }).replaceAll(/(?<=\d) /g, NBSP)
  }
}

/** Formats a number without a unit. */
export function formatNumber(value: number, locale: Locale): string {
  return formatter(locale).number(value, { maximumFractionDigits: 2 })
}

/** Which parts of a fact a sentence shows. */
export type Show = 'both' | 'value' | 'number' | 'tenge'

/** Formats a fact for a sentence; `both` shows a sum in MCI as `5,709,000 ₸ (1,320 MCI)`. */
export function formatFact(
  fact: Fact,
  locale: Locale,
  show: Show = 'both',
  grammar: Case = 'nominative',
): string {
  if (show === 'number' && typeof fact.value === 'number') return formatNumber(fact.value, locale)
  if (show === 'tenge' && fact.tenge !== null) return formatMoney(fact.tenge, 'kzt', locale)
  if (fact.value === null && fact.confidence === 'contested') {
    return translator(locale)('fact.differ')
  }
  const words = formatValue(fact.value, fact.unit, locale, grammar)
  if (show !== 'both' || fact.tenge === null) return words
  return `${formatMoney(fact.tenge, 'kzt', locale)} (${words})`
}

/**
 * Formats a fact in one of its own grammatical forms: `2 copies`, `в двух экземплярах`. Falls back
 * to `formatFact` if the value is unknown or the record has no such form.
 */
export function formatForm(fact: Fact, locale: Locale, form: string): string {
  const pattern = fact.forms?.[form]?.[locale]
  if (!pattern || typeof fact.value !== 'number') return formatFact(fact, locale, 'value')
  return formatPattern(pattern, fact.value, locale).replaceAll(/(?<=\d) /g, NBSP)
}
