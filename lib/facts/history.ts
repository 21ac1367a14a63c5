import { periodsOf } from './fact-on.ts'
import { findFactOn } from './find.ts'
import { type Facts, loadFacts } from './load.ts'

/** A step of a money chart: the amount in tenge from a day until the next step; `null` is a gap. */
export type MoneyStep = { from: string; amount: number | null }

/**
 * The amount of a record in tenge over the years. A record in MCI has a step at each change of the
 * index. Periods without a known value stay gaps.
 */
export function moneySteps(id: string, today: string, facts: Facts = loadFacts()): MoneyStep[] {
  const record = facts.facts.get(id)
  const index = facts.facts.get('mci')
  if (!record || !index) return []
  const own = periodsOf(record).map((period) => period.from)
  const first = own[0] ?? today
  const days = record.unit === 'mci' ? [...own, ...periodsOf(index).map((p) => p.from)] : own
  return [...new Set(days)]
    .filter((day) => day >= first && day <= today)
    .sort()
    .map((from) => {
      const fact = findFactOn(id, from, facts)
      const amount = record.unit === 'mci' ? fact?.tenge : fact?.value
      return { from, amount: typeof amount === 'number' ? amount : null }
    })
}
