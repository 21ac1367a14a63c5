import { countryOf } from '../countries/country-of.ts'
import { EAEU } from '../stay/next-entry.ts'
import type { Conflict } from './entry.ts'
import type { Plan } from './plan.ts'

/** Two answers that say different things of where the reader is, and a journey for which no day is left. */
export function placeConflicts(plan: Plan): Conflict[] {
  const { place, arrival, apply, card, citizenship } = plan.toolInput
  if (!arrival || card || citizenship === 'KZ') return []
  const isComing = arrival > plan.today
  const applied = apply !== undefined && apply < plan.today
  const saysHere = place === 'visa-free' || place === 'visa'
  return [
    ...daysLeft(plan, arrival, isComing),
    ...(saysHere && isComing ? [otherPlace('here-arriving', arrival, plan)] : []),
    ...(place === 'abroad' && arrival < plan.today && !applied
      ? [otherPlace('abroad-arrived', arrival, plan)]
      : []),
  ]
}

function otherPlace(
  id: 'here-arriving' | 'abroad-arrived',
  day: string,
  { today }: Plan,
): Conflict {
  return { id, question: 'place', facts: [], day, needed: today }
}

/** Earlier stays that leave no day without a visa. */
function daysLeft(
  { noDaysLeft, toolInput, today }: Plan,
  day: string,
  isComing: boolean,
): Conflict[] {
  if (!noDaysLeft) return []
  // A state with a window of its own stands in the list only.
  const ownWindow = countryOf(toolInput)?.visa.window !== undefined
  const union = EAEU.includes(toolInput.citizenship ?? '')
  return [
    {
      id: isComing ? 'no-days-left' : 'no-days-left-here',
      question: 'stays',
      facts: ownWindow
        ? []
        : union
          ? ['eaeu-stay', 'eaeu-window']
          : ['visa-free-window-days', 'visa-free-window'],
      day,
      needed: isComing ? noDaysLeft : today,
    },
  ]
}
