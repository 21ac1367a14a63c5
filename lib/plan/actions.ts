import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { Checklist, ChecklistItem } from './checklist/checklist.ts'
import type { CostLine, Costs } from './costs.ts'
import { residenceVisaRoute } from './countries/visa.ts'
import type { EntryId, Timeline } from './timeline/entry.ts'
import type { ToolInput } from './tool-input.ts'

/** What a reader does next, in an order that can be followed; worded under `plan.actions`. */
export const ACTION_IDS = [
  'petition-it',
  'petition-profession',
  'visa-investor',
  'papers',
  'visa-abroad',
  'travel',
  'host-notice',
  'register',
  'refugee',
  'visa-inside',
  'iin',
  'screening',
  'home',
  'account',
  'checkup',
  'apply',
  'wait',
  'address',
  'card',
  'return',
  'passport',
  'renew',
] as const

export type ActionId = (typeof ACTION_IDS)[number]

/**
 * The order of somebody who is in Kazakhstan: duties that have a last day first, then what takes
 * longest. Abroad it is the order of `ACTION_IDS`: papers from home come before the journey.
 */
const ORDER_HERE: readonly ActionId[] = [
  'host-notice',
  'register',
  'refugee',
  'petition-it',
  'petition-profession',
  'visa-investor',
  'visa-inside',
  'screening',
  'papers',
]

export type Action = {
  id: ActionId
  /** The day by which, of the careful reading; never before today. */
  by: string | undefined
  /** Whether the day is our own count, and neither the law's nor the reader's. */
  estimated: boolean
  /** Its last day is over: it is done now, if it was not. */
  overdue: boolean
  /** What to bring. */
  bring: ChecklistItem[]
  /** What it costs. */
  costs: CostLine[]
  /** The guide that says more, by its slug. */
  guide: string
  /** Records with what happens otherwise, and with the site or office. */
  consequence: string[]
  where: string[]
}

type Rule = {
  /** Entries of the timeline, the first of which is there gives the day. */
  days: EntryId[]
  guide: string
  /** Steps whose papers are brought, by id; all of kind `bring`. */
  bring?: string[]
  costs?: CostLine['id'][]
  consequence?: string[]
  where?: string[]
}

const RULES: Record<ActionId, Rule> = {
  'petition-it': {
    days: [],
    guide: 'other-routes',
    consequence: ['visa-b9-1-years'],
    where: ['it-petition'],
  },
  'petition-profession': {
    days: [],
    guide: 'other-routes',
    consequence: ['visa-b9-days', 'profession-idle-limit'],
    where: ['profession-petition'],
  },
  'visa-investor': { days: [], guide: 'other-routes', consequence: ['visa-a6-investment'] },
  papers: {
    days: ['papers-home', 'apply'],
    guide: 'papers-from-home',
    bring: [
      'travel-passport',
      'criminal-record',
      'child-birth-certificate',
      'family-certificates',
      'home-consent',
    ],
    consequence: ['legalisation-needed'],
  },
  'visa-abroad': {
    days: ['visa-abroad'],
    guide: 'who-can-apply',
    costs: ['visa-abroad'],
  },
  travel: { days: ['arrival'], guide: 'arrive-and-register' },
  'host-notice': {
    days: ['host-notice'],
    guide: 'arrive-and-register',
    consequence: ['host-notice-fine-person'],
    where: ['host-notice-place'],
  },
  register: { days: ['register'], guide: 'arrive-and-register', consequence: ['register-refusal'] },
  refugee: { days: [], guide: 'other-routes' },
  'visa-inside': {
    days: ['arrival'],
    guide: 'who-can-apply',
    costs: ['visa-once', 'visa-many'],
    consequence: ['visa-b8-issue-max'],
  },
  iin: { days: ['iin'], guide: 'papers-from-kazakhstan', consequence: ['account-needs-iin'] },
  screening: {
    days: ['screening'],
    guide: 'screening',
    bring: ['screening-proofs'],
    costs: ['test'],
    where: ['screening-test-site', 'screening-questionnaire-site'],
  },
  home: {
    days: ['lodging'],
    guide: 'housing-and-registration',
    bring: ['notarised-lease', 'owner-application'],
  },
  account: {
    days: ['account'],
    guide: 'money-to-show',
    bring: ['bank-certificate', 'family-bank-certificates', 'bank-check-consent'],
    costs: ['solvency'],
    consequence: ['refuse-no-solvency'],
  },
  checkup: {
    days: ['checkup'],
    guide: 'papers-from-kazakhstan',
    bring: ['medical-certificate', 'fingerprint-certificate', 'permit-photo'],
  },
  apply: {
    days: ['apply'],
    guide: 'apply-and-wait',
    bring: ['application-form', 'data-consent', 'duty-receipt', 'screening-certificate'],
    costs: ['duty'],
  },
  wait: { days: ['decision'], guide: 'apply-and-wait', consequence: ['wait-status-days'] },
  address: {
    days: ['address'],
    guide: 'housing-and-registration',
    consequence: ['unregistered-fine'],
  },
  card: {
    days: ['card'],
    guide: 'the-card',
    bring: ['card-passport', 'card-photos'],
    costs: ['card'],
    where: ['place-card'],
  },
  return: {
    days: ['back-by'],
    guide: 'keeping-it',
    consequence: ['absence-limit', 'absence-window'],
  },
  passport: { days: ['passport-ends'], guide: 'renewal', consequence: ['card-within-passport'] },
  renew: {
    days: ['renew-advice', 'renew-latest'],
    guide: 'renewal',
    bring: [
      'renewal-passport',
      'renewal-form',
      'renewal-card-copy',
      'renewal-housing-paper',
      'renewal-photos',
    ],
    consequence: ['unregistered-fine'],
  },
}

/** What the law wants done by a day; everything else is only late by our own count. */
const DUTIES: readonly ActionId[] = ['host-notice', 'register', 'return', 'renew']

type Parts = {
  toolInput: ToolInput
  today: string
  timeline: Timeline
  checklist: Checklist
  costs: Costs
}

/** Everything that a reader does from a day on, in order, each with its day, papers and costs. */
export function actionsOf(parts: Parts, facts: Facts = loadFacts()): Action[] {
  const here = !isAbroad(parts)
  const order = here
    ? [...ORDER_HERE, ...ACTION_IDS.filter((id) => !ORDER_HERE.includes(id))]
    : ACTION_IDS
  return order.filter((id) => isAhead(id, parts)).map((id) => actionOf(id, parts, facts))
}

function isAbroad({ toolInput: { arrival, place }, today }: Parts): boolean {
  return arrival ? arrival > today : place === 'abroad'
}

function actionOf(
  id: ActionId,
  { today, timeline, checklist, costs }: Parts,
  facts: Facts,
): Action {
  const rule = RULES[id]
  const found = rule.days.flatMap((entry) => timeline.entries.find((one) => one.id === entry) ?? [])
  const next = found.find(({ day }) => day >= today)
  const items = checklist.phases.flatMap((phase) => phase.items)
  const lines = [...costs.payments, ...costs.perhaps, ...(costs.shown ? [costs.shown] : [])]
  return {
    id,
    by: next?.day,
    estimated: next?.kind === 'assumed' || next?.kind === 'expected',
    overdue: !next && found.length > 0 && DUTIES.includes(id),
    bring: (rule.bring ?? []).flatMap((step) => items.find((item) => item.step.id === step) ?? []),
    costs: (rule.costs ?? []).flatMap((line) => lines.find((one) => one.id === line) ?? []),
    guide: rule.guide,
    consequence: (rule.consequence ?? []).filter((fact) => facts.facts.has(fact)),
    where: (rule.where ?? []).filter((fact) => facts.facts.has(fact)),
  }
}

/** Whether something still lies before the reader, as far as they said. */
function isAhead(id: ActionId, parts: Parts): boolean {
  const { toolInput, today, timeline, checklist } = parts
  const { card, apply, arrival, group, certificate, bank, medical, lease, home } = toolInput
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
  switch (id) {
    case 'petition-it':
      return group.includes('it')
    case 'petition-profession':
      return group.includes('profession')
    case 'visa-investor':
      return group.includes('investor')
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
      return !bank && entry('iin') !== undefined
    case 'screening':
      return !certificate && entry('screening') !== undefined
    case 'home':
      return !lease && home !== 'own'
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
