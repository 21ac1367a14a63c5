import type { Group, ToolInput } from '../input/tool-input.ts'
import { countryOf } from './country-of.ts'

/** Groups with a legal basis of their own, whose visa or paper is another one than the B8. */
const OWN_BASIS: readonly Group[] = ['ethnic', 'profession', 'it', 'investor', 'refugee']

/**
 * Whether the visa for permanent residence (B8) is needed to apply; `undefined` where the list of
 * countries does not know, or where another legal basis may make it needless.
 */
export function needsResidenceVisa(toolInput: ToolInput): boolean | undefined {
  if (toolInput.group.includes('refugee')) return false
  const basis = countryOf(toolInput)?.entryBasis
  if (!basis || basis === 'check') return undefined
  if (basis === 'treaty_no_visa_needed_to_apply') return false
  return toolInput.group.some((group) => OWN_BASIS.includes(group)) ? undefined : true
}

/** Where the visa for permanent residence is asked for; `none`: it is not needed. */
export type VisaRoute = 'none' | 'inside' | 'consulate' | 'unknown'

/**
 * Where somebody asks for the visa for permanent residence. A citizen of a state that needs a visa to
 * enter asks at a consulate; already in Kazakhstan, whether it is given there is not known.
 */
export function residenceVisaRoute(toolInput: ToolInput): VisaRoute {
  const country = countryOf(toolInput)
  const needed = needsResidenceVisa(toolInput)
  if (needed === false || country?.visa.regime === 'home') return 'none'
  const fromConsulate = country?.entryBasis === 'b8_from_consulate'
  // Whatever visa it is in the end: without one there is no journey.
  if (fromConsulate && toolInput.place === 'abroad') return 'consulate'
  if (needed === undefined || fromConsulate) return 'unknown'
  return 'inside'
}

/**
 * Whether nobody knows if the reader needs a visa to enter: a country beyond the list, or one of which
 * it does not say. A refugee is told nothing of visas of that passport.
 */
export function isEntryUnknown({ citizenship, group }: ToolInput): boolean {
  if (!citizenship || group.includes('refugee')) return false
  const regime = countryOf({ citizenship })?.visa.regime
  return regime === undefined || regime === 'unknown'
}

/**
 * Whether nobody knows how long the reader may stay without a visa. Who is here without one although
 * the list asks their state for it is one of them: the list may be old, or the stay unlawful.
 */
export function isStayUnknown({ citizenship, group, place }: ToolInput): boolean {
  if (!citizenship || group.includes('refugee') || place === 'visa') return false
  const { regime, days } = countryOf({ citizenship })?.visa ?? {}
  if (regime === 'visa_required') return place === 'visa-free'
  return regime !== 'home' && !days
}

/** Groups whose legal basis is a visa of their own, which a petition or an investment comes before. */
const OWN_VISA = ['investor', 'profession', 'it'] as const

/**
 * The group by whose own visa (A6, B9 or B9-1) a reader applies; undefined where another ground asks for
 * less: a treaty state's citizen needs no visa, a refugee and an ethnic Kazakh no visa of a kind.
 */
export function ownVisaOf(toolInput: ToolInput): (typeof OWN_VISA)[number] | undefined {
  if (toolInput.group.includes('ethnic') || needsResidenceVisa(toolInput) === false)
    return undefined
  return OWN_VISA.find((one) => toolInput.group.includes(one))
}
