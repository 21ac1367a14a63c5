import { findFactOn } from '#lib/facts/find.ts'
import { type Country, countries } from '../countries/countries.ts'
import { isEntryUnknown, isStayUnknown, ownVisaOf, residenceVisaRoute } from '../countries/visa.ts'
import { EAEU, nextEntryOf, stayWindowOf } from '../stay/next-entry.ts'
import { lastDayOfStay, nextEntryDay } from '../stay/window.ts'
import { assumedDays } from './assumed-days.ts'
import { endOf, termOn, valueOn } from './counting.ts'
import { type Counted, latestOf, onwards, shiftDay } from './days.ts'
import { holdsPaper } from './held-papers.ts'
import { entryOf, type Plan, putEntry } from './plan.ts'
import type { Term } from './term.ts'

/** Records of the states whose visa-free stay has a record of its own. */
const OWN_STAY: Record<string, string[]> = { TR: ['visa-free-stay-turkiye'] }

/**
 * What begins with the entry into Kazakhstan, and what comes before it for somebody abroad.
 *
 * @returns the day of entry; `undefined` where nothing says when or whether the reader travels
 */
export function putArrival(plan: Plan): Counted {
  const { arrival } = plan.toolInput
  const own = putVisaOwn(plan)
  if (!arrival) return assumedArrival(plan, own)
  if (arrival > plan.today && !isRefugee(plan)) {
    if (!hasPapers(plan)) putPapersBefore(plan, arrival)
    // Whoever needs a visa to enter needs it on the day that they named, too.
    if (own === undefined) putVisaAbroad(plan)
  }
  putEntry(plan, { id: 'arrival', kind: 'plan', facts: [] }, arrival)
  putTerms(plan, arrival)
  return arrival
}

/** Papers from home are got before the journey, where there is time: afterwards they come by post. */
function putPapersBefore(plan: Plan, arrival: string): void {
  const ready = papersReady(plan)
  if (typeof ready === 'string' && ready > arrival) {
    putEntry(plan, { id: 'papers-home', kind: 'expected', facts: [] }, ready)
  } else putEntry(plan, { id: 'papers-home', kind: 'by', facts: [] }, arrival)
}

function hasPapers({ toolInput, today, facts }: Plan): boolean {
  return holdsPaper('criminal', toolInput, today, facts)
}

function papersReady(plan: Plan): Counted {
  if (hasPapers(plan)) return plan.today
  return shiftDay(plan.today, { days: assumedDays(plan, 'papers') })
}

/** A refugee is never told to get papers from the state they fled. */
function isRefugee({ toolInput }: Plan): boolean {
  return toolInput.group.includes('refugee')
}

/** Somebody abroad who named no day travels once the papers, and a visa where one is needed, are there. */
function assumedArrival(plan: Plan, own: Counted): Counted {
  const { toolInput, today } = plan
  if (toolInput.place !== 'abroad') {
    plan.assumed.add('no-arrival')
    return undefined
  }
  // Nothing from the state that was fled is waited for.
  if (isRefugee(plan)) return putAssumed(plan, shiftDay(today, { days: 1 }))
  const papers = shiftDay(today, { days: assumedDays(plan, 'papers') })
  putEntry(plan, { id: 'papers-home', kind: 'expected', facts: [] }, papers)
  const visa = own ?? putVisaAbroad(plan)
  const ready = visa === undefined ? papers : latestOf([papers, visa])
  const next = onwards(ready, (on) => shiftDay(on, { days: 1 }))
  const arrival = visa === undefined ? onwards(next, (on) => dayWithStay(plan, on)) : next
  return putAssumed(plan, arrival)
}

function putAssumed(plan: Plan, arrival: Counted): Counted {
  putEntry(plan, { id: 'arrival', kind: 'assumed', facts: [] }, arrival)
  plan.assumed.add('arrival-assumed')
  if (typeof arrival === 'string') putTerms(plan, arrival)
  return arrival
}

/** The petition and the visa of a route of one's own, side by side with the papers: no source says how long. */
function putVisaOwn(plan: Plan): Counted {
  const { toolInput, today, reading } = plan
  if (!ownVisaOf(toolInput)) return undefined
  // A visa that the reader holds may already be the right one.
  if (reading === 'quick' && toolInput.place === 'visa') return undefined
  const day = shiftDay(today, { days: assumedDays(plan, 'petition') })
  putEntry(plan, { id: 'visa-own', kind: 'expected', facts: [] }, day)
  return day
}

/** The first day from a day on which some of the reader's days without a visa are left. */
function dayWithStay({ toolInput, facts }: Plan, from: string): string {
  return nextEntryOf(toolInput, from, facts)?.day ?? from
}

/**
 * The visa that somebody abroad needs to enter; one of whom nobody knows it waits for it in the careful reading.
 * `visa-b8-issue-max` in the careful reading, `visa-b8-issue-usual` in the quick one. Whether the
 * consulate takes the request before the papers are whole is not known: the careful reading waits.
 */
function putVisaAbroad(plan: Plan): Counted {
  const careful = plan.reading === 'careful'
  const needed = residenceVisaRoute(plan.toolInput) === 'consulate'
  if (!needed && !(careful && isEntryUnknown(plan.toolInput))) return undefined
  const from = careful ? papersReady(plan) : plan.today
  const id = careful ? 'visa-b8-issue-max' : 'visa-b8-issue-usual'
  const day = onwards(from, (on) => endOf(plan, on, termOn(plan, id, plan.today)))
  putEntry(plan, { id: 'visa-abroad', kind: 'expected', facts: [id] }, day)
  plan.assumed.add(needed ? 'visa-longest' : 'visa-perhaps')
  return day
}

function putTerms(plan: Plan, arrival: string): void {
  putHostNotice(plan, arrival)
  const country = countryOf(plan)
  putRegister(plan, arrival, country)
  // On a visa or a permit the stay ends with it, whatever the list says of stays without one.
  const ownVisa = entryOf(plan, 'visa-own')
  const { place, visa, group } = plan.toolInput
  // A refugee stays on the certificate, not on the days of a passport.
  if (isRefugee(plan)) return
  if (place === 'visa') {
    if (!visa) plan.assumed.add('visa-says')
  }
  // Who waits for a visa of their own travels on it.
  else if (ownVisa && ownVisa.day <= arrival) plan.assumed.add('visa-says')
  else if (country?.visa.days) putStay(plan, arrival, country, country.visa.days)
  // An ethnic Kazakh may come on a visa of another kind, of which we know no days.
  else if (
    country?.entryBasis === 'b8_from_consulate' &&
    place === 'abroad' &&
    !group.includes('ethnic')
  ) {
    plan.assumed.add('visa-full')
    const day = firstDayCounts(arrival, termOn(plan, 'visa-b8-days', arrival))
    putEntry(plan, { id: 'visa-ends', kind: 'ends', facts: ['visa-b8-days'] }, day)
  } else if (country?.visa.regime === 'visa_required' && place !== 'visa-free') {
    plan.assumed.add('visa-says')
  }
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
  if (isStayUnknown(toolInput)) assumed.add('stay-unknown')
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
  // The facts know of the duty only since it was announced; earlier arrivals never had it.
  const start = valueOn(plan, 'register-start', plan.today)
  if (typeof start !== 'string' || arrival < start) return
  const longest = termOn(plan, 'eaeu-stay', arrival)
  const mayStayLongest = longest && days && days >= longest.count
  if (!mayStayLongest) plan.unknownFacts.add('register-who')
  // Unknown is not no: somebody whose stay is not known plans with the duty.
  const unknownStay = plan.toolInput.citizenship !== undefined && !days
  if (!mayStayLongest && !(unknownStay && plan.reading === 'careful')) return
  const day = firstDayCounts(arrival, termOn(plan, 'register-by-day', arrival))
  const facts = ['register-by-day', 'register-start', 'register-who']
  putEntry(plan, { id: 'register', kind: 'by', facts }, day)
}

function putStay(plan: Plan, arrival: string, country: Country, days: number): void {
  plan.assumed.add('arrival-counts')
  if (plan.toolInput.stays.length === 0) {
    plan.assumed.add(country.visa.window ? 'no-earlier-window' : 'no-earlier-days')
  }
  const full = firstDayCounts(arrival, { count: days, unit: 'calendar-days' })
  const window = stayWindowOf(plan.toolInput, arrival, plan.facts)
  const day = onwards(full, (end) =>
    window ? lastDayOfStay(plan.toolInput.stays, arrival, end, window) : end,
  )
  // Not even the day of entry was free: that is a conflict, and no stay ends before it began.
  if (typeof day === 'string' && day < arrival) {
    plan.noDaysLeft = (window && nextEntryDay(plan.toolInput.stays, arrival, window)) ?? arrival
    return
  }
  const facts = stayFacts(plan, arrival, country.code, days)
  putEntry(plan, { id: 'stay-ends', kind: 'ends', facts }, day)
}

/** The careful reading: the day of entry is the first day of the stay. */
function firstDayCounts(arrival: string, term: Term | undefined): Counted {
  return term && shiftDay(arrival, { days: term.count - 1 })
}

/** The records that say the same number; a state with terms of its own stands in the list only. */
function stayFacts({ facts }: Plan, arrival: string, code: string, days: number): string[] {
  const common = EAEU.includes(code)
    ? ['eaeu-stay', 'eaeu-window']
    : ['visa-free-stay', 'visa-free-window-days', 'visa-free-window']
  const [stay, ...rest] = OWN_STAY[code] ?? common
  if (!stay || findFactOn(stay, arrival, facts)?.value !== days) return []
  return [stay, ...rest.filter((id) => findFactOn(id, arrival, facts))]
}
