import type { Checklist } from '../checklist/checklist.ts'
import { ownVisaOf, residenceVisaRoute } from '../countries/visa.ts'
import { heldCertificate } from '../ground/held-certificate.ts'
import type { ToolInput } from '../input/tool-input.ts'
import type { Costs } from '../money/costs.ts'
import type { EntryId, Timeline } from '../timeline/entry.ts'
import type { ActionId } from './action-rules.ts'

/** The parts of a plan of which its actions are made. */
export type Parts = {
  toolInput: ToolInput
  today: string
  timeline: Timeline
  checklist: Checklist
  costs: Costs
}

/** Whether the reader is not in Kazakhstan, by the day of arrival or by their own word. */
export function isAbroad({ toolInput: { arrival, place }, today }: Parts): boolean {
  return arrival ? arrival > today : place === 'abroad'
}

/** Conflicts by which a stay ends before it may. */
const STAY_CONFLICTS: readonly string[] = [
  'stay-ends-first',
  'stay-ends-waiting',
  'visa-ends-first',
  'visa-ends-waiting',
]

/** Whether something still lies before the reader, as far as they said. */
export function isAhead(id: ActionId, parts: Parts): boolean {
  const { toolInput, today, timeline, checklist } = parts
  const { card, apply, arrival, group, bank, medical, lease, home } = toolInput
  const certificate = heldCertificate(toolInput, today)
  const begun = toolInput.screening !== undefined && toolInput.screening < today
  const entry = (name: EntryId) => timeline.entries.find((one) => one.id === name)
  if (card) {
    if (id === 'return') return isAway(toolInput, today)
    return id === 'renew' || (id === 'passport' && entry('passport-ends') !== undefined)
  }
  if (id === 'return' || id === 'passport' || id === 'renew') return false
  const applied = apply !== undefined && apply < today
  if (['wait', 'address', 'card'].includes(id)) return true
  if (applied) return false
  const refugee = group.includes('refugee')
  // Nobody says what follows the last known day of the pilot: that comes before any test.
  const isUnknown = timeline.assumed.includes('screening-continues')
  switch (id) {
    case 'petition-it':
      return group.includes('it')
    case 'petition-profession':
      return group.includes('profession')
    case 'visa-it':
    case 'visa-profession':
    case 'visa-investor':
      return id === `visa-${ownVisaOf(toolInput)}`
    case 'stay':
      return timeline.conflicts.some(
        ({ id: conflict, entry: over }) =>
          STAY_CONFLICTS.includes(conflict) ||
          (conflict === 'passed' && (over === 'stay-ends' || over === 'visa-ends')),
      )
    case 'papers':
      return !refugee && !toolInput.criminal
    case 'visa-abroad':
      return entry('visa-abroad') !== undefined
    case 'travel':
      return isAbroad(parts)
    case 'host-notice':
    case 'register':
      return (entry(id)?.day ?? '') >= today || (entry(id) !== undefined && recent(arrival, today))
    case 'refugee':
      return refugee
    case 'visa-inside':
      return residenceVisaRoute(toolInput) === 'inside' || entry('visa-inside') !== undefined
    case 'iin':
      return !refugee && !bank && entry('iin') !== undefined
    case 'iin-refugee':
      return refugee && !bank && entry('iin') !== undefined
    case 'screening':
      return !isUnknown && !certificate && !begun && entry('screening') !== undefined
    case 'screening-unknown':
      return isUnknown && !certificate && !begun && entry('screening') !== undefined
    case 'certificate':
      return !certificate && begun
    case 'home':
      return !lease && (home === undefined || home === 'later')
    case 'home-papers':
      return !lease && (home === 'rent' || home === 'host')
    case 'account':
      return (
        !bank &&
        checklist.phases.some(({ items }) =>
          items.some(({ step }) => step.id === 'open-bank-account'),
        )
      )
    case 'checkup':
      return !medical
    default:
      return true
  }
}

/** Whether a holder of the permit is on a trip abroad. */
function isAway({ trips }: ToolInput, today: string): boolean {
  return trips.some(({ from, to }) => from <= today && (to === undefined || to >= today))
}

/** A duty of the arrival that was missed is still named in the first months, and not years later. */
function recent(arrival: string | undefined, today: string): boolean {
  const limit = Temporal.PlainDate.from(today).subtract({ days: 90 }).toString()
  return arrival !== undefined && arrival >= limit
}
