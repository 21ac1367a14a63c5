import { ownVisaOf, residenceVisaRoute } from '../countries/visa.ts'
import { familyOf } from '../input/family.ts'
import { isExempt } from '../money/exemptions.ts'
import { ASSUMED_DAYS, type AssumedDays, assumedDays } from './assumed-days.ts'
import { endOf, termOn } from './counting.ts'
import { type Counted, onwards, shiftDay, workingDaysAfter } from './days.ts'
import type { EntryId } from './entry.ts'
import { type HeldPaper, holdsPaper } from './held-papers.ts'
import { entryOf, type Plan, putEntry } from './plan.ts'

/** What must be ready before the application, with the day on which it is by our count. */
export type Ready = { id: EntryId; day: Counted }

/**
 * What takes time in Kazakhstan before the application: the identification number and then the
 * account, the medical check, a home with its papers, the visa. All but the account begin at once.
 *
 * @param start the first day on which something can be done in Kazakhstan
 */
export function putPreparation(plan: Plan, start: string): Ready[] {
  const { bank, home } = plan.toolInput
  const holds = (paper: HeldPaper) => holdsPaper(paper, plan.toolInput, plan.today, plan.facts)
  const ready: Ready[] = []
  putPapersHome(plan, ready)
  putRefugeePapers(plan, ready)
  for (const id of ['visa-own', 'visa-abroad'] as const) {
    const visa = entryOf(plan, id)
    if (visa) ready.push({ id, day: visa.day })
  }
  const iin = bank ? start : put(plan, ready, 'iin', start)
  if (!holds('bank') && showsMoney(plan)) put(plan, ready, 'account', iin)
  if (!holds('medical')) put(plan, ready, 'checkup', start)
  if (!holds('lease') && home !== 'own') put(plan, ready, 'lodging', start)
  putVisaInside(plan, ready, start)
  return ready
}

/** Papers from home of somebody who is not there any more: they are got from afar, from today on. */
function putPapersHome(plan: Plan, ready: Ready[]): void {
  if (holdsPaper('criminal', plan.toolInput, plan.today, plan.facts)) return
  if (plan.toolInput.group.includes('refugee')) return
  const known = entryOf(plan, 'papers-home')
  if (known) {
    ready.push({ id: 'papers-home', day: known.day })
    return
  }
  const days = assumedDays(plan, 'papers')
  if (days === 0) return
  const day = shiftDay(plan.today, { days })
  putEntry(plan, { id: 'papers-home', kind: 'expected', facts: [] }, day)
  ready.push({ id: 'papers-home', day })
}

/** What replaces the papers of a state that was fled takes time, too. */
function putRefugeePapers(plan: Plan, ready: Ready[]): void {
  const { group, papersDays } = plan.toolInput
  if (!group.includes('refugee')) return
  if (holdsPaper('criminal', plan.toolInput, plan.today, plan.facts)) return
  const days = papersDays ?? ASSUMED_DAYS.papers
  if (days === 0) return
  if (papersDays === undefined) plan.assumed.add('refugee-days')
  const day = shiftDay(plan.today, { days })
  putEntry(plan, { id: 'refugee-papers', kind: 'expected', facts: [] }, day)
  ready.push({ id: 'refugee-papers', day })
}

function showsMoney({ toolInput, today, facts }: Plan): boolean {
  return !isExempt(toolInput) || familyOf(toolInput, today, facts).adults > 0
}

function put(
  plan: Plan,
  ready: Ready[],
  id: Exclude<AssumedDays, 'papers' | 'petition'>,
  from: Counted,
): Counted {
  const days = assumedDays(plan, id)
  if (days === 0) return from
  const day = onwards(from, (on) => workingDaysAfter(on, days, plan.calendar))
  putEntry(plan, { id, kind: 'expected', facts: [] }, day)
  ready.push({ id, day })
  return day
}

/**
 * The visa for permanent residence (B8) where it is given inside Kazakhstan: at its longest time in
 * the careful reading, which also counts it where nobody knows whether it is needed.
 */
function putVisaInside(plan: Plan, ready: Ready[], start: string): void {
  if (ownVisaOf(plan.toolInput) || entryOf(plan, 'visa-abroad')) return
  const route = residenceVisaRoute(plan.toolInput)
  const careful = plan.reading === 'careful'
  if (route !== 'inside' && !(careful && route === 'unknown')) return
  // A visa that the reader holds may already be the right one.
  if (!careful && plan.toolInput.place === 'visa') return
  const id = careful ? 'visa-b8-issue-max' : 'visa-b8-issue-usual'
  const day = endOf(plan, start, termOn(plan, id, plan.today))
  putEntry(plan, { id: 'visa-inside', kind: 'expected', facts: [id] }, day)
  ready.push({ id: 'visa-inside', day })
  plan.assumed.add(route === 'inside' ? 'visa-longest' : 'visa-perhaps')
}
