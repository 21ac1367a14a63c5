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
  answers: ToolInput,
  day: string,
  book: Ledger = ledger(),
): boolean | undefined {
  switch (condition) {
    case 'long-stay':
      return mayStayLongest(answers, day, book)
    case 'needs-visa':
      return needsResidenceVisa(answers)
    case 'needs-stamp':
      return needsStamp(answers, day)
    case 'rents':
      return answers.home && answers.home === 'rent'
    case 'hosted':
      return answers.home && answers.home === 'host'
    case 'owns':
      return answers.home && answers.home === 'own'
    case 'family':
      return answers.adults + answers.children > 0
    case 'grown-family':
      return answers.adults > 0
    case 'children':
      return answers.children > 0
    case 'shows-money':
      return !isExempt(answers) || answers.adults > 0
    case 'exempt':
      return isExempt(answers)
    case 'profession':
      return answers.group.includes('profession')
  }
}

/** `register-who`: those whose states allow the longest stay without a visa register themselves. */
function mayStayLongest(answers: ToolInput, day: string, book: Ledger): boolean | undefined {
  const longest = shownFact('eaeu-stay', day, book).value
  const { regime, days } = countryOf(answers)?.visa ?? {}
  if (regime === 'visa_required') return false
  // The list is partly old: who may stay less by it is not told that the duty is not theirs.
  return days && typeof longest === 'number' && days >= longest ? true : undefined
}

function needsStamp(answers: ToolInput, day: string): boolean | undefined {
  const country = countryOf(answers)
  const route = country && documentRouteOn(country, day)
  // A treaty frees papers from one's own country, but others may come from elsewhere.
  return route === 'apostille' || route === 'consular_legalisation' || undefined
}
