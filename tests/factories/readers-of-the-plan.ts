import type { ToolQuery } from '#lib/plan/input/tool-input.ts'

/** Eight people who ask what to do next, by what they tell the plan. */
export const READERS = {
  'a Russian married in Almaty': {
    citizenship: 'RU',
    place: 'visa-free',
    arrival: '2026-11-20',
    group: 'spouse',
    home: 'host',
  },
  'an Indian programmer at home': {
    citizenship: 'IN',
    place: 'abroad',
    group: 'it',
    home: 'later',
  },
  'an ethnic Kazakh from Mongolia': {
    citizenship: 'MN',
    place: 'abroad',
    group: 'ethnic',
    ages: '40,12',
  },
  'a Ukrainian refugee': { citizenship: 'UA', place: 'visa', group: 'refugee' },
  'a Turkish builder with an employer': {
    citizenship: 'TR',
    place: 'visa',
    group: 'employed',
    arrival: '2026-10-01',
  },
  'a German investor': {
    citizenship: 'DE',
    place: 'abroad',
    group: 'investor',
    arrival: '2027-01-11',
  },
  'an Uzbek student': {
    citizenship: 'UZ',
    place: 'visa',
    group: 'study',
    arrival: '2026-09-01',
    home: 'rent',
  },
  'a Kyrgyz mother with two children': {
    citizenship: 'KG',
    place: 'visa-free',
    arrival: '2026-11-25',
    ages: '9,15',
    home: 'rent',
  },
} as const satisfies Record<string, ToolQuery>

export type Reader = keyof typeof READERS

/** Twelve situations in which anybody may be. */
export const SITUATIONS: readonly ToolQuery[] = [
  {},
  { place: 'abroad' },
  { place: 'abroad', group: 'it', home: 'later' },
  { place: 'abroad', group: 'investor', arrival: '2027-01-11' },
  { place: 'abroad', group: 'ethnic', ages: '40,12' },
  { place: 'visa-free', arrival: '2026-11-20', group: 'spouse', home: 'host' },
  { place: 'visa-free', arrival: '2026-11-25', ages: '9,15', home: 'rent' },
  { place: 'visa', group: 'refugee' },
  { place: 'visa', group: ['study', 'compatriot'], arrival: '2026-09-01' },
  { screening: '2027-01-11', need: '2027-08-01', passport: '2027-03-01' },
  { apply: '2026-11-02', certificate: '2026-10-01' },
  { card: '2027-05-01', passport: '2030-01-01' },
]

/** Answers as the query of an address, with its `?`. */
export function addressQuery(query: ToolQuery): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}
