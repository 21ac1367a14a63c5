import { findFactOn } from '#lib/facts/find.ts'
import type { ToolSource } from '#lib/facts/listed-source.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { type Country, countrySources, documentRouteOn } from '../countries/countries.ts'
import { countryOf } from '../countries/country-of.ts'
import { isStayUnknown } from '../countries/visa.ts'
import type { Group, ToolInput } from '../input/tool-input.ts'
import { isExempt, isNamedByTreatyOf1999, moneyFacts } from '../money/exemptions.ts'
import { isScreeningRequired } from './screening-required.ts'

/** A statement of the result, worded under `tools.lines` by its id. */
export type RouteLine = {
  id: LineId
  /** The records it rests on. */
  facts: string[]
  /** The pages on which a row of the list of countries rests, where it was read from there. */
  sources?: ToolSource[]
}

/** Groups with a legal basis of their own in the sources that we read. */
type OwnBasis = 'ethnic' | 'profession' | 'it' | 'investor' | 'refugee'

export type LineId =
  | `basis-${'treaty' | 'unilateral' | 'visa' | 'unknown' | 'home' | OwnBasis}`
  | `stay-${'entry' | 'window' | 'general' | 'reset' | 'visa' | 'unknown'}`
  | `screening-${'first' | 'open' | 'separate' | 'ethnic' | 'exempt'}`
  | `money-${'show' | 'free' | 'maybe'}`
  | `papers-${'treaty' | 'apostille' | 'legalise' | 'check' | 'translate'}`
  | PlanLineId

/** Lines worded under `plan.lines`; the others under `tools.lines`. */
export const PLAN_LINES = [
  'basis-card',
  'basis-card-over',
  'tie-relative',
  'stay-refugee',
  'stay-visa-held',
  'stay-visa-named',
  'screening-continues',
  'money-treaty-1999',
  'papers-refugee',
] as const

type PlanLineId = (typeof PLAN_LINES)[number]

export const ROUTE_PARTS = ['basis', 'stay', 'screening', 'money', 'papers'] as const

/** What a citizenship and a person's own story mean for the way, part by part. */
export type RouteAdvice = {
  country: Country | undefined
  parts: Record<(typeof ROUTE_PARTS)[number], RouteLine[]>
  /** Records on which sources contradict each other, and which everybody should ask about. */
  contested: string[]
}

const GROUP_BASES = {
  ethnic: ['who-ethnic-kazakh'],
  profession: [
    'who-profession-visa',
    'profession-petition',
    'visa-b9-days',
    'profession-idle-limit',
    'profession-idle-window',
  ],
  it: ['it-petition', 'visa-b9-1-years', 'it-card-years'],
  investor: ['who-investor-visa', 'visa-a6-investment', 'visa-a6-years', 'visa-a6-residence'],
  refugee: ['who-refugee'],
} as const satisfies Record<OwnBasis, string[]>

const PASSPORT_DOORS = {
  treaty_no_visa_needed_to_apply: {
    id: 'basis-treaty',
    facts: ['who-visa-free', 'trp-needed-first'],
  },
  b8_obtainable_inside_kz: {
    id: 'basis-unilateral',
    facts: ['who-prp-visa', 'visa-b8-places', 'visa-b8-issue-usual', 'visa-b8-issue-max'],
  },
  b8_from_consulate: {
    id: 'basis-visa',
    facts: ['who-prp-visa', 'visa-b8-days', 'visa-b8-electronic'],
  },
  check: { id: 'basis-unknown', facts: [] },
} as const

/**
 * Which legal basis of Article 7 of the Law on Migration may apply and what comes with it, on a day. The
 * reading of the list of countries is ours; the words of each line say so.
 */
export function routeOf(
  toolInput: ToolInput,
  day: string,
  facts: Facts = loadFacts(),
): RouteAdvice {
  const country = countryOf(toolInput)
  if (country?.code === 'KZ') return { country, parts: CITIZEN, contested: [] }
  if (toolInput.card) {
    return { country, parts: toolInput.card < day ? CARD_OVER : HOLDER, contested: [] }
  }
  return {
    country,
    parts: {
      basis: [
        ...passportDoors(toolInput, country),
        ...groupDoors(toolInput),
        ...tieLines(toolInput),
      ],
      stay: stayLines(toolInput, country),
      screening: screeningLines(toolInput, day, facts),
      money: moneyLines(toolInput),
      papers: paperLines(toolInput, country, day),
    },
    contested: ['home-state-consent', 'screening-regions', 'place-to-apply'].filter(
      (id) => findFactOn(id, day, facts)?.confidence === 'contested',
    ),
  }
}

const CITIZEN: RouteAdvice['parts'] = {
  basis: [{ id: 'basis-home', facts: [] }],
  stay: [],
  screening: [],
  money: [],
  papers: [],
}

/** Who has the card needs no ground any more, and is asked for no screening and no money. */
const HOLDER: RouteAdvice['parts'] = {
  ...CITIZEN,
  basis: [line('basis-card', 'renew-latest', 'absence-limit')],
}

/** Nothing that we read says whether the permit outlives its card. */
const CARD_OVER: RouteAdvice['parts'] = {
  ...CITIZEN,
  basis: [line('basis-card-over', 'unregistered-limit', 'unregistered-fine')],
}

/** A refugee is told nothing of the visas of a passport that the state they fled gave. */
function passportDoors({ group }: ToolInput, country: Country | undefined): RouteLine[] {
  return group.includes('refugee') ? [] : [passportDoor(country)]
}

function passportDoor(country: Country | undefined): RouteLine {
  const { id, facts } = PASSPORT_DOORS[country?.entryBasis ?? 'check']
  return { id, facts: [...facts], ...(country && sourcesOf(country.visa.sources)) }
}

function hasOwnBasis(group: Group): group is OwnBasis {
  return group in GROUP_BASES
}

function groupDoors({ group }: ToolInput): RouteLine[] {
  return group
    .filter((one) => hasOwnBasis(one))
    .map((one) => ({ id: `basis-${one}`, facts: [...GROUP_BASES[one]] }))
}

/** That a tie to a citizen is no ground of its own in what we read, and what it may change. */
function tieLines({ group }: ToolInput): RouteLine[] {
  if (!group.some((one) => one === 'spouse' || one === 'child' || one === 'relative')) return []
  return [
    line(
      'tie-relative',
      'screening-score-items',
      'screening-exempt-groups',
      'solvency-exempt-relatives',
    ),
  ]
}

function stayLines(toolInput: ToolInput, country: Country | undefined): RouteLine[] {
  const { group, place, visa } = toolInput
  if (group.includes('refugee')) return [line('stay-refugee', 'who-refugee')]
  if (place === 'visa') return [line(visa ? 'stay-visa-named' : 'stay-visa-held')]
  const { regime, days, window, sources } = country?.visa ?? {}
  if (regime === 'visa_required' && !isStayUnknown(toolInput)) {
    return [{ id: 'stay-visa', facts: ['visa-b8-days'] }]
  }
  if (!days) return [{ id: 'stay-unknown', facts: [], ...(sources && sourcesOf(sources)) }]
  return [
    { id: 'stay-entry', facts: [], ...(sources && sourcesOf(sources)) },
    window
      ? { id: 'stay-window', facts: [], ...(sources && sourcesOf(sources)) }
      : { id: 'stay-general', facts: ['visa-free-window-days', 'visa-free-window'] },
    { id: 'stay-reset', facts: ['visa-free-reset'] },
  ]
}

function screeningLines({ group }: ToolInput, day: string, facts: Facts): RouteLine[] {
  const required = isScreeningRequired(day, facts)
  if (required === false) {
    return [{ id: 'screening-open', facts: ['screening-required', 'screening-end'] }]
  }
  const separate = group.includes('profession') || group.includes('it')
  return [
    // Not known is planned for as if it went on.
    {
      id: required === true ? 'screening-first' : 'screening-continues',
      facts: ['screening-required', 'screening-steps', 'screening-score', 'screening-end'],
    },
    ...(separate ? [line('screening-separate', 'screening-separate-routes')] : []),
    ...(group.includes('ethnic') ? [line('screening-ethnic', 'screening-ethnic-kazakhs')] : []),
    line('screening-exempt', 'screening-exempt-groups'),
  ]
}

function moneyLines(toolInput: ToolInput): RouteLine[] {
  if (isExempt(toolInput)) return [{ id: 'money-free', facts: moneyFacts(toolInput) }]
  return [
    line(
      'money-show',
      'solvency-amount',
      'solvency-family-age',
      'mci-day',
      'solvency-housing-area',
    ),
    isNamedByTreatyOf1999(toolInput)
      ? line('money-treaty-1999', 'solvency-exempt-treaty')
      : line('money-maybe', 'solvency-exempt-treaty', 'solvency-exempt-relatives'),
  ]
}

const PAPER_LINES = {
  none_translation_only: line('papers-treaty', 'legalisation-waived-treaties'),
  apostille: line('papers-apostille', 'legalisation-needed'),
  consular_legalisation: line('papers-legalise', 'legalisation-needed'),
  check: line('papers-check', 'legalisation-needed'),
} as const

function paperLines({ group }: ToolInput, country: Country | undefined, day: string): RouteLine[] {
  if (group.includes('refugee')) {
    return [
      line('papers-refugee', 'who-refugee', 'criminal-record-states', 'home-state-consent'),
      line('papers-translate', 'translation-needed', 'translation-russian-papers'),
    ]
  }
  const route = country ? documentRouteOn(country, day) : 'check'
  if (route === 'domestic') return []
  const { apostille, treaties } = country ?? {}
  const sources = [...(apostille?.sources ?? []), ...(treaties?.sources ?? [])]
  return [
    { ...PAPER_LINES[route], ...sourcesOf(sources) },
    line('papers-translate', 'translation-needed', 'translation-russian-papers'),
  ]
}

function line(id: LineId, ...facts: string[]): RouteLine {
  return { id, facts }
}

function sourcesOf(ids: string[]): { sources?: ToolSource[] } {
  const sources = countrySources(ids)
  return sources.length > 0 ? { sources } : {}
}
