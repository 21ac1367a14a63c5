import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { Confidence } from '#lib/facts/schema.ts'
import { OTHER_CITIZENSHIP } from '../countries/citizenship.ts'
import { countryOf } from '../countries/country-of.ts'
import { isStayUnknown, residenceVisaRoute } from '../countries/visa.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { isExempt, isNamedByTreatyOf1999 } from '../money/exemptions.ts'
import { absenceOf } from '../stay/absence.ts'
import { heldCertificate } from './held-certificate.ts'
import { type LineId, type RouteAdvice, type RouteLine, routeOf } from './legal-basis.ts'

/** The grounds of Article 7 of the Law on Migration that our sources name; `home`: a citizen needs none. */
export const GROUND_IDS = [
  'refugee',
  'ethnic',
  'treaty',
  'investor',
  'profession',
  'it',
  'visa',
  'home',
  'card',
  'unknown',
] as const

export type GroundId = (typeof GROUND_IDS)[number]

/** What only the office can say; worded under `plan.ask`, in all languages, to be shown at a window. */
export const ASK_IDS = [
  'country',
  'stay',
  'ethnic-visa',
  'screening-goes-on',
  'screening-exempt',
  'screening-separate',
  'treaty-money',
  'relatives-money',
  'refugee-papers',
  'home-consent',
  'place-to-apply',
  'host-notice',
  'absence',
  'card-over',
  'stateless',
] as const

export type AskId = (typeof ASK_IDS)[number]

export type Ground = {
  /** The ground that fits best by what the reader said. */
  best: { id: GroundId; line: RouteLine; confidence: Confidence }
  /** Others that fit too. */
  others: RouteLine[]
  /** Those that do not, by what the reader said. */
  closed: GroundId[]
  /** Everything that comes with it: the stay, the screening, money and papers. */
  advice: RouteAdvice
  /** The treaty of 26 February 1999 names this reader, by its words (`solvency-exempt-treaty`). */
  treatyOf1999: boolean
  ask: AskId[]
}

const GROUND_OF: Partial<Record<LineId, GroundId>> = {
  'basis-refugee': 'refugee',
  'basis-ethnic': 'ethnic',
  'basis-treaty': 'treaty',
  'basis-investor': 'investor',
  'basis-profession': 'profession',
  'basis-it': 'it',
  'basis-unilateral': 'visa',
  'basis-visa': 'visa',
  'basis-home': 'home',
  'basis-card': 'card',
  'basis-card-over': 'card',
  'basis-unknown': 'unknown',
}

/**
 * Which legal basis fits a reader best on a day, which others do, and what nobody but the office can
 * say. A basis of one's own comes before the passport's where it asks for less: no visa of a kind for
 * refugees and ethnic Kazakhs; a treaty state's citizen needs no petition and no investment.
 */
export function groundOf(toolInput: ToolInput, day: string, facts: Facts = loadFacts()): Ground {
  const advice = routeOf(toolInput, day, facts)
  const open = advice.parts.basis
    .flatMap((line) => {
      const id = GROUND_OF[line.id]
      return id ? [{ id, line }] : []
    })
    .sort((a, b) => GROUND_IDS.indexOf(a.id) - GROUND_IDS.indexOf(b.id))
  const [best, ...others] = open
  if (!best) throw new Error('A reader without any legal basis has at least the unknown one.')
  return {
    best: { ...best, confidence: confidenceOf(best.line, day, facts) },
    // An unknown passport adds nothing where another ground is known.
    others: others.filter(({ id }) => id !== 'unknown').map(({ line }) => line),
    closed: best.id === 'home' || best.id === 'card' ? [] : closedTo(open.map(({ id }) => id)),
    advice,
    treatyOf1999: isNamedByTreatyOf1999(toolInput),
    ask: best.id === 'home' ? [] : asksOf(toolInput, day, facts),
  }
}

function closedTo(open: GroundId[]): GroundId[] {
  const asked: GroundId[] = ['ethnic', 'refugee', 'investor', 'profession', 'it']
  return asked.filter((id) => !open.includes(id))
}

/** The weakest of the records that a ground rests on; none: we do not know. */
function confidenceOf({ facts: ids }: RouteLine, day: string, facts: Facts): Confidence {
  const order: Confidence[] = [
    'official',
    'republished',
    'secondary',
    'interview',
    'contested',
    'unknown',
  ]
  const found = ids.map((id) => findFactOn(id, day, facts)?.confidence ?? 'unknown')
  return found.sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? 'unknown'
}

/** What is still a question for somebody who has applied. */
const WAITING: readonly AskId[] = ['stay', 'host-notice']

function asksOf(toolInput: ToolInput, day: string, facts: Facts): AskId[] {
  const { group, citizenship, card } = toolInput
  const certificate = heldCertificate(toolInput, day, facts)
  if (card) {
    const away = (absenceOf(toolInput, day, facts)?.over ?? 'no') !== 'no'
    return [
      ...(card < day ? (['card-over'] as const) : []),
      ...(away ? (['absence'] as const) : []),
    ]
  }
  const country = countryOf(toolInput)
  const value = (id: string) => findFactOn(id, day, facts)?.value
  const relative = group.some((one) => ['spouse', 'child', 'relative'].includes(one))
  const ownOrder = group.includes('profession') || group.includes('it')
  const treaty = isNamedByTreatyOf1999(toolInput)
  const last = value('screening-end')
  const asks: [AskId, boolean][] = [
    [
      'country',
      !group.includes('refugee') &&
        (!country ||
          (country.entryBasis === 'check' && residenceVisaRoute(toolInput) === 'unknown')),
    ],
    ['stay', isStayUnknown(toolInput)],
    ['ethnic-visa', group.includes('ethnic') && residenceVisaRoute(toolInput) !== 'none'],
    [
      'screening-goes-on',
      !certificate && (value('screening-required') !== true || typeof last === 'string'),
    ],
    [
      'screening-exempt',
      (group.includes('spouse') || group.includes('child')) &&
        typeof value('screening-exempt-groups') !== 'boolean',
    ],
    ['screening-separate', ownOrder && !certificate],
    ['treaty-money', treaty && !isExempt(toolInput)],
    [
      'relatives-money',
      relative &&
        !treaty &&
        !isExempt(toolInput) &&
        typeof value('solvency-exempt-relatives') !== 'boolean',
    ],
    ['refugee-papers', group.includes('refugee')],
    ['stateless', citizenship === OTHER_CITIZENSHIP && !group.includes('refugee')],
    [
      'home-consent',
      citizenship !== undefined &&
        !group.includes('refugee') &&
        !(group.includes('ethnic') && citizenship === 'CN') &&
        typeof value('home-state-consent') !== 'boolean',
    ],
    ['host-notice', typeof value('host-notice-still-due') !== 'boolean'],
    ['place-to-apply', value('place-to-apply') == null],
  ]
  const applied = toolInput.apply !== undefined && toolInput.apply < day
  return asks.filter(([id, due]) => due && (!applied || WAITING.includes(id))).map(([id]) => id)
}
