import { shownFact } from '#lib/facts/find.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import { documentRouteOn } from '../countries/countries.ts'
import { countryOf } from '../countries/country-of.ts'
import { needsResidenceVisa } from '../countries/visa.ts'
import { isExempt } from '../money.ts'
import type { ToolInput } from '../tool-input.ts'
import type { Condition } from './step-schema.ts'

/**
 * Whether a condition holds for who gave these answers; `undefined` where they do not tell, or where
 * the list of countries does not know.
 */
export function isMet(
  condition: Condition,
  toolInput: ToolInput,
  day: string,
  facts: Ledger = ledger(),
): boolean | undefined {
  switch (condition) {
    case 'long-stay':
      return mayStayLongest(toolInput, day, facts)
    case 'needs-visa':
      return needsResidenceVisa(toolInput)
    case 'needs-stamp':
      return needsStamp(toolInput, day)
    case 'rents':
      return toolInput.home && toolInput.home === 'rent'
    case 'hosted':
      return toolInput.home && toolInput.home === 'host'
    case 'owns':
      return toolInput.home && toolInput.home === 'own'
    case 'family':
      return toolInput.adults + toolInput.children > 0
    case 'grown-family':
      return toolInput.adults > 0
    case 'children':
      return toolInput.children > 0
    case 'shows-money':
      return !isExempt(toolInput) || toolInput.adults > 0
    case 'exempt':
      return isExempt(toolInput)
    case 'profession':
      return toolInput.group.includes('profession')
  }
}

/** `register-who`: those whose states allow the longest stay without a visa register themselves. */
function mayStayLongest(toolInput: ToolInput, day: string, facts: Ledger): boolean | undefined {
  const longest = shownFact('eaeu-stay', day, facts).value
  const { regime, days } = countryOf(toolInput)?.visa ?? {}
  if (regime === 'visa_required') return false
  // The list is partly old: who may stay less by it is not told that the duty is not theirs.
  return days && typeof longest === 'number' && days >= longest ? true : undefined
}

function needsStamp(toolInput: ToolInput, day: string): boolean | undefined {
  const country = countryOf(toolInput)
  const route = country && documentRouteOn(country, day)
  // A treaty frees papers from one's own country, but others may come from elsewhere.
  return route === 'apostille' || route === 'consular_legalisation' || undefined
}
