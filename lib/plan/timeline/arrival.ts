import { findFactOn } from '#lib/facts/find.ts'
import { type Country, countries } from '../countries/countries.ts'
import { endOf, termOn, valueOn } from './counting.ts'
import { type Counted, shiftDay } from './days.ts'
import { type Plan, putEntry } from './plan.ts'
import type { Term } from './term.ts'

/** The other members of the Eurasian Economic Union: `countries.yml` does not name it. */
const EAEU = ['AM', 'BY', 'KG', 'RU']

/** What begins with the entry into Kazakhstan. */
export function putArrival(plan: Plan): void {
  const { arrival } = plan.toolInput
  if (!arrival) {
    plan.assumed.add('no-arrival')
    return
  }
  putEntry(plan, { id: 'arrival', kind: 'plan', facts: [] }, arrival)
  putHostNotice(plan, arrival)
  const country = countryOf(plan)
  putRegister(plan, arrival, country)
  if (!country?.visa.days) return
  putStay(plan, arrival, { ...country, days: country.visa.days })
}

function putHostNotice(plan: Plan, arrival: string): void {
  if (valueOn(plan, 'host-notice-still-due', arrival) === false) return
  const day = endOf(plan, arrival, termOn(plan, 'host-notice-term', arrival))
  const facts = ['host-notice-term', 'host-notice-still-due']
  putEntry(plan, { id: 'host-notice', kind: 'by', facts }, day)
}

/** The country of citizenship, and what is not known about it. */
function countryOf({ toolInput, assumed }: Plan): Country | undefined {
  if (!toolInput.citizenship) {
    assumed.add('no-citizenship')
    return undefined
  }
  const country = countries().countries.find(({ code }) => code === toolInput.citizenship)
  const ownDays = country?.visa.regime !== 'home' && country?.visa.regime !== 'visa_required'
  if (ownDays && !country?.visa.days) assumed.add('stay-unknown')
  if (country?.visa.regime === 'visa_required') assumed.add('visa-says')
  return country
}

/**
 * `register-who` names the states in words, by the length of the stay. Its number is that of
 * the Eurasian Economic Union, the longest without a visa. Nobody else is told that the duty is
 * not theirs: the list of countries is partly old.
 */
function putRegister(plan: Plan, arrival: string, country: Country | undefined): void {
  const { regime, days } = country?.visa ?? {}
  if (regime === 'visa_required' || regime === 'home') return
  // The ledger knows of the duty only since it was announced; earlier arrivals never had it.
  const start = valueOn(plan, 'register-start', plan.today)
  if (typeof start !== 'string' || arrival < start) return
  const longest = termOn(plan, 'eaeu-stay', arrival)
  if (!longest || !days || days < longest.count) {
    plan.unknownFacts.add('register-who')
    return
  }
  const day = lastDayOf(arrival, termOn(plan, 'register-by-day', arrival))
  const facts = ['register-by-day', 'register-start', 'register-who']
  putEntry(plan, { id: 'register', kind: 'by', facts }, day)
}

function putStay(plan: Plan, arrival: string, { code, days }: { code: string; days: number }) {
  plan.assumed.add('arrival-counts').add('no-earlier-days')
  const day = lastDayOf(arrival, { count: days, unit: 'calendar-days' })
  putEntry(
    plan,
    { id: 'stay-ends', kind: 'ends', facts: stayFacts(plan, arrival, code, days) },
    day,
  )
}

/** The careful reading: the day of entry is the first day of the stay. */
function lastDayOf(arrival: string, term: Term | undefined): Counted {
  return term && shiftDay(arrival, { days: term.count - 1 })
}

/** The records that say the same number; a state with terms of its own stands in the list only. */
function stayFacts({ facts }: Plan, arrival: string, code: string, days: number): string[] {
  const [stay, ...rest] = EAEU.includes(code)
    ? ['eaeu-stay', 'eaeu-window']
    : ['visa-free-stay', 'visa-free-window-days', 'visa-free-window']
  if (!stay || findFactOn(stay, arrival, facts)?.value !== days) return []
  return [stay, ...rest.filter((id) => findFactOn(id, arrival, facts))]
}
