import type { Checklist } from '../checklist/checklist.ts'
import { isEntryUnknown, isStayUnknown, ownVisaOf, residenceVisaRoute } from '../countries/visa.ts'
import { heldCertificate } from '../ground/held-certificate.ts'
import type { ToolInput } from '../input/tool-input.ts'
import type { Costs } from '../money/costs.ts'
import type { AgeingPaper, EntryId, Timeline } from '../timeline/entry.ts'
import { type HeldPaper, holdsPaper } from '../timeline/held-papers.ts'
import type { ActionId } from './action-ids.ts'

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
  'no-days-left-here',
]

/** Conflicts for which another day of the journey is to be chosen. */
const TRAVEL_CONFLICTS: readonly string[] = ['no-days-left', 'before-visa', 'before-own-visa']

/** Conflicts for which another day of the application is to be chosen. */
const DAY_CONFLICTS: readonly string[] = [
  'before-arrival',
  'before-certificate',
  'before-ready',
  'not-working-day',
  'paper-later',
]

/** Whether something still lies before the reader, as far as they said. */
export function isAhead(id: ActionId, parts: Parts): boolean {
  const { toolInput, today, timeline, checklist } = parts
  const { card, apply, arrival, group, bank, home } = toolInput
  const certificate = heldCertificate(toolInput, today)
  const begun = toolInput.screening !== undefined && toolInput.screening < today
  const entry = (name: EntryId) => timeline.entries.find((one) => one.id === name)
  // A day that we cannot count is no reason to leave out what is done on it.
  const isBeyond = (name: EntryId) => timeline.beyondCalendar.includes(name)
  const conflicts = (one: string, paper?: AgeingPaper) =>
    timeline.conflicts.some((found) => found.id === one && (!paper || found.paper === paper))
  const holds = (paper: HeldPaper) =>
    holdsPaper(paper, toolInput, today) &&
    !(paper === 'lease' ? conflicts('lease-too-short') : conflicts('paper-too-old', paper))
  if (card) {
    if (id === 'return') return isAway(toolInput, today) || conflicts('trip-too-long')
    // A passport that outlasts the card is not renewed before it.
    const passport = entry('passport-ends')?.day
    return id === 'renew' || (id === 'passport' && passport !== undefined && passport <= card)
  }
  if (id === 'return' || id === 'passport' || id === 'renew') return false
  const applied = apply !== undefined && apply < today
  if (id === 'address' || id === 'card') return true
  const isLate = applied && entry('decision')?.passed === true
  if (id === 'wait' || id === 'decision-late') return isLate === (id === 'decision-late')
  if (id === 'stay') return endsTooEarly(timeline)
  if (id === 'host-notice' || id === 'register') {
    const day = entry(id)?.day
    if (isBeyond(id))
      return !applied && arrival !== undefined && (arrival >= today || recent(arrival, today))
    return day !== undefined && (day >= today || (!applied && recent(arrival, today)))
  }
  if (id === 'stay-unknown') return isHere(parts) && isStayUnknown(toolInput)
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
    case 'apply-day':
      return apply !== undefined && timeline.conflicts.some((one) => DAY_CONFLICTS.includes(one.id))
    case 'passport-apply':
      return conflicts('passport-too-short')
    case 'papers':
      return !refugee && !holds('criminal')
    case 'visa-unknown':
      return isAbroad(parts) && isEntryUnknown(toolInput) && !ownVisaOf(toolInput)
    case 'visa-abroad':
    case 'visa-ethnic': {
      const ethnic = group.includes('ethnic')
      const needed = entry('visa-abroad') !== undefined && !isEntryUnknown(toolInput)
      return needed && ethnic === (id === 'visa-ethnic')
    }
    case 'travel':
    case 'travel-day': {
      const fits = !timeline.conflicts.some((one) => TRAVEL_CONFLICTS.includes(one.id))
      return isAbroad(parts) && fits === (id === 'travel')
    }
    case 'refugee':
      return refugee
    case 'visa-inside':
      return residenceVisaRoute(toolInput) === 'inside' || entry('visa-inside') !== undefined
    case 'iin':
      return !refugee && !bank && (entry('iin') !== undefined || isBeyond('iin'))
    case 'iin-refugee':
      return refugee && !bank && (entry('iin') !== undefined || isBeyond('iin'))
    case 'screening':
      return !isUnknown && !certificate && !begun && entry('screening') !== undefined
    case 'screening-unknown':
      return isUnknown && !certificate && !begun && entry('screening') !== undefined
    case 'certificate':
      return !certificate && begun
    case 'home':
      return !holds('lease') && (home === undefined || home === 'later')
    case 'home-papers':
      return !holds('lease') && (home === 'rent' || home === 'host')
    case 'account':
      return (
        !holds('bank') &&
        checklist.phases.some(({ items }) =>
          items.some(({ step }) => step.id === 'open-bank-account'),
        )
      )
    case 'checkup':
      return !holds('medical')
    default:
      return true
  }
}

/** Whether the reader said that they are in Kazakhstan, or came. */
function isHere(parts: Parts): boolean {
  const { arrival, place } = parts.toolInput
  return !isAbroad(parts) && (arrival !== undefined || place !== undefined)
}

/** Whether a stay is over, or ends before the application or the decision. */
function endsTooEarly({ conflicts }: Timeline): boolean {
  return conflicts.some(
    ({ id, entry }) =>
      STAY_CONFLICTS.includes(id) ||
      (id === 'passed' && (entry === 'stay-ends' || entry === 'visa-ends')),
  )
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
