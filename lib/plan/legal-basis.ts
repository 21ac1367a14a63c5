import { findFactOn } from '#lib/facts/find.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import { type Country, countrySources, documentRouteOn } from './countries/countries.ts'
import { countryOf } from './countries/country-of.ts'
import { isExempt, moneyFacts } from './money.ts'
import type { ToolSource } from './source.ts'
import type { Group, ToolInput } from './tool-input.ts'

/** A statement of the result, worded under `tools.lines` by its id. */
export type RouteLine = {
  id: LineId
  /** The records it rests on. */
  facts: string[]
  /** The pages on which a row of the list of countries rests, where it was read from there. */
  sources?: ToolSource[]
}

export type LineId =
  | `door-${'treaty' | 'unilateral' | 'visa' | 'unknown' | 'home' | Exclude<Group, 'compatriot'>}`
  | `stay-${'entry' | 'window' | 'general' | 'reset' | 'visa' | 'unknown'}`
  | `screening-${'first' | 'open' | 'separate' | 'ethnic' | 'exempt'}`
  | `money-${'show' | 'free' | 'maybe'}`
  | `papers-${'treaty' | 'apostille' | 'legalise' | 'check' | 'translate'}`

export const ROUTE_PARTS = ['door', 'stay', 'screening', 'money', 'papers'] as const

/** What a citizenship and a person's own story mean for the way, part by part. */
export type RouteAdvice = {
  country: Country | undefined
  parts: Record<(typeof ROUTE_PARTS)[number], RouteLine[]>
  /** Records on which sources contradict each other, and which everybody should ask about. */
  contested: string[]
}

const GROUP_DOORS = {
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
} as const satisfies Record<Exclude<Group, 'compatriot'>, string[]>

const PASSPORT_DOORS = {
  treaty_no_visa_needed_to_apply: {
    id: 'door-treaty',
    facts: ['who-visa-free', 'trp-needed-first'],
  },
  b8_obtainable_inside_kz: {
    id: 'door-unilateral',
    facts: ['who-prp-visa', 'visa-b8-places', 'visa-b8-issue-usual', 'visa-b8-issue-max'],
  },
  b8_from_consulate: {
    id: 'door-visa',
    facts: ['who-prp-visa', 'visa-b8-days', 'visa-b8-electronic'],
  },
  check: { id: 'door-unknown', facts: [] },
} as const

/**
 * Which door of Article 7 of the Law on Migration may open and what comes with it, on a day. The
 * reading of the list of countries is ours; the words of each line say so.
 */
export function routeOf(toolInput: ToolInput, day: string, facts: Ledger = ledger()): RouteAdvice {
  const country = countryOf(toolInput)
  if (country?.code === 'KZ') return { country, parts: CITIZEN, contested: [] }
  return {
    country,
    parts: {
      door: [passportDoor(country), ...groupDoors(toolInput)],
      stay: stayLines(country),
      screening: screeningLines(toolInput, day, facts),
      money: moneyLines(toolInput),
      papers: paperLines(country, day),
    },
    contested: ['home-state-consent', 'screening-regions', 'place-to-apply'].filter(
      (id) => findFactOn(id, day, facts)?.confidence === 'contested',
    ),
  }
}

const CITIZEN: RouteAdvice['parts'] = {
  door: [{ id: 'door-home', facts: [] }],
  stay: [],
  screening: [],
  money: [],
  papers: [],
}

function passportDoor(country: Country | undefined): RouteLine {
  const { id, facts } = PASSPORT_DOORS[country?.entryBasis ?? 'check']
  return { id, facts: [...facts], ...(country && sourcesOf(country.visa.sources)) }
}

function groupDoors({ group }: ToolInput): RouteLine[] {
  return group
    .filter((one) => one !== 'compatriot')
    .map((one) => ({ id: `door-${one}`, facts: [...GROUP_DOORS[one]] }))
}

function stayLines(country: Country | undefined): RouteLine[] {
  const { regime, days, window, sources } = country?.visa ?? {}
  if (regime === 'visa_required') return [{ id: 'stay-visa', facts: ['visa-b8-days'] }]
  if (!days) return [{ id: 'stay-unknown', facts: [], ...(sources && sourcesOf(sources)) }]
  return [
    { id: 'stay-entry', facts: [], ...(sources && sourcesOf(sources)) },
    window
      ? { id: 'stay-window', facts: [], ...(sources && sourcesOf(sources)) }
      : { id: 'stay-general', facts: ['visa-free-window-days', 'visa-free-window'] },
    { id: 'stay-reset', facts: ['visa-free-reset'] },
  ]
}

function screeningLines({ group }: ToolInput, day: string, facts: Ledger): RouteLine[] {
  if (findFactOn('screening-required', day, facts)?.value !== true) {
    return [{ id: 'screening-open', facts: ['screening-required', 'screening-end'] }]
  }
  const separate = group.includes('profession') || group.includes('it')
  return [
    {
      id: 'screening-first',
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
    line('money-maybe', 'solvency-exempt-treaty', 'solvency-exempt-relatives'),
  ]
}

const PAPER_LINES = {
  none_translation_only: line('papers-treaty', 'legalisation-waived-treaties'),
  apostille: line('papers-apostille', 'legalisation-needed'),
  consular_legalisation: line('papers-legalise', 'legalisation-needed'),
  check: line('papers-check', 'legalisation-needed'),
} as const

function paperLines(country: Country | undefined, day: string): RouteLine[] {
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
