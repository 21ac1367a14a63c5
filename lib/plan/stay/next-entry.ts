import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { countryOf } from '../countries/country-of.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { nextEntryDay, type StayWindow } from './window.ts'

/** The other members of the Eurasian Economic Union: `countries.yml` does not name it. */
export const EAEU: readonly string[] = ['AM', 'BY', 'KG', 'RU']

/**
 * The window in which stays without a visa are added up: the country's own, that of the union, or the
 * general rule. `undefined` where no record says it for the day.
 */
export function stayWindowOf(
  toolInput: ToolInput,
  day: string,
  facts: Facts = loadFacts(),
): StayWindow | undefined {
  const country = countryOf(toolInput)
  if (country?.visa.window) return country.visa.window
  const [most, span] = EAEU.includes(country?.code ?? '')
    ? (['eaeu-stay', 'eaeu-window'] as const)
    : (['visa-free-window-days', 'visa-free-window'] as const)
  const days = findFactOn(most, day, facts)?.value
  const within = findFactOn(span, day, facts)?.value
  return typeof days === 'number' && typeof within === 'number' ? { days, in: within } : undefined
}

/** The next day on which a reader may come without a visa, counting the stays they named. */
export function nextEntryOf(
  toolInput: ToolInput,
  today: string,
  facts: Facts = loadFacts(),
): { day: string; window: StayWindow } | undefined {
  const { stays, place } = toolInput
  const visaFree = countryOf(toolInput)?.visa.days != null
  if (stays.length === 0 || !visaFree || place === 'visa') return undefined
  const window = stayWindowOf(toolInput, today, facts)
  const day = window && nextEntryDay(stays, today, window)
  return window && day ? { day, window } : undefined
}
