import { countryOf } from '../countries/country-of.ts'
import { ownVisaOf } from '../countries/visa.ts'
import { QUESTIONS, type Question, type ToolInput } from './tool-input.ts'

/** Asked once an answer makes them matter. */
const LATER: readonly Question[] = ['trips', 'visa', 'petitionDays']

/** Replaced by `ages`; still read where an older address has them. */
const OLD: readonly Question[] = ['adults', 'children']

/**
 * The questions that can still change a plan: a citizen of Kazakhstan is asked nothing more, and
 * somebody with a card nothing about getting one.
 */
export function askedQuestions(toolInput: ToolInput | undefined): Set<Question> {
  const all = QUESTIONS.filter((name) => !OLD.includes(name))
  if (!toolInput) return new Set(all.filter((name) => !LATER.includes(name)))
  const { citizenship, card, certificate, place, group } = toolInput
  if (citizenship === 'KZ') return new Set(['citizenship'])
  // A passport of the state that was fled is not asked for.
  const refugee: Question[] = group.includes('refugee') ? ['passport'] : []
  if (card) {
    const kept: Question[] = ['citizenship', 'group', 'card', 'passport', 'trips']
    return new Set(kept.filter((name) => !refugee.includes(name)))
  }
  const needsVisa = countryOf(toolInput)?.visa.regime === 'visa_required'
  const idle: Question[] = [
    // Days abroad count for a holder of the permit only.
    'trips',
    ...refugee,
    ...(place === 'visa' ? [] : (['visa'] as const)),
    ...(ownVisaOf(toolInput) ? [] : (['petitionDays'] as const)),
    ...(certificate ? (['screening'] as const) : []),
    // Days are added up for stays without a visa only.
    ...(needsVisa || place === 'visa' ? (['stays'] as const) : []),
  ]
  return new Set(all.filter((name) => !idle.includes(name)))
}
