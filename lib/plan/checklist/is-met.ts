import { shownFact } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { documentRouteOn } from '../countries/countries.ts'
import { countryOf } from '../countries/country-of.ts'
import { needsResidenceVisa } from '../countries/visa.ts'
import { heldCertificate } from '../ground/held-certificate.ts'
import { isScreeningRequired } from '../ground/screening-required.ts'
import { familyOf } from '../input/family.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { isExempt } from '../money/exemptions.ts'
import type { Condition } from './step-schema.ts'

/**
 * Whether a condition holds for who gave these answers; `undefined` where they do not tell, or where
 * the list of countries does not know.
 */
export function isMet(
  condition: Condition,
  toolInput: ToolInput,
  day: string,
  facts: Facts = loadFacts(),
): boolean | undefined {
  const family = familyOf(toolInput, day, facts)
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
      return family.adults + family.children > 0
    case 'grown-family':
      return family.adults > 0
    case 'children':
      return family.children > 0
    case 'shows-money':
      return !isExempt(toolInput) || family.adults > 0
    case 'exempt':
      return isExempt(toolInput)
    case 'profession':
      return toolInput.group.includes('profession')
    case 'own-state':
      return !toolInput.group.includes('refugee')
    case 'refugee':
      return toolInput.group.includes('refugee')
    case 'home-consent':
      return freeOfHomeConsent(toolInput) ? false : undefined
    case 'consent-age':
      return hasConsentAge(toolInput, day, facts)
    case 'not-owner':
      return toolInput.home && toolInput.home !== 'own'
    case 'screening':
      return !heldCertificate(toolInput, day, facts) && isScreeningRequired(day, facts) !== false
  }
}

/** Refugees and ethnic Kazakhs from China need no consent of their state (egov.kz, 009pass_mvd). */
function freeOfHomeConsent({ citizenship, group }: ToolInput): boolean {
  return group.includes('refugee') || (group.includes('ethnic') && citizenship === 'CN')
}

/** `child-consent-age-from` to `child-consent-age-to`; without ages any child may be that old. */
function hasConsentAge(toolInput: ToolInput, day: string, facts: Facts): boolean | undefined {
  const { ages, adults, children } = familyOf(toolInput, day, facts)
  if (adults + children === 0) return false
  if (ages.length === 0) return undefined
  const from = shownFact('child-consent-age-from', day, facts).value
  const to = shownFact('child-consent-age-to', day, facts).value
  if (typeof from !== 'number' || typeof to !== 'number') return undefined
  return ages.some((age) => age >= from && age < to)
}

/** `register-who`: those whose states allow the longest stay without a visa register themselves. */
function mayStayLongest(toolInput: ToolInput, day: string, facts: Facts): boolean | undefined {
  const longest = shownFact('eaeu-stay', day, facts).value
  const { regime, days } = countryOf(toolInput)?.visa ?? {}
  if (regime === 'visa_required') return false
  // The list is partly old: who may stay less by it is not told that the duty is not theirs.
  return days && typeof longest === 'number' && days >= longest ? true : undefined
}

/** A refugee is not sent to the state they fled for a stamp. */
function needsStamp(toolInput: ToolInput, day: string): boolean | undefined {
  if (toolInput.group.includes('refugee')) return false
  const country = countryOf(toolInput)
  switch (country && documentRouteOn(country, day)) {
    case 'apostille':
    case 'consular_legalisation':
      return true
    case 'none_translation_only':
    case 'domestic':
      return false
    default:
      return undefined
  }
}
