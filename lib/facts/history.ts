import { periodsOf } from './fact-on.ts'
import { findFactOn } from './find.ts'
import { type Facts, loadFacts } from './load.ts'

/** One step of a chart of money: from a day, until the next step, so many tenge or a gap. */
export type MoneyStep = { from: string; amount: number | null }

/**
 * A sum of money over the years in tenge: a record in tenge as it stands, one in MCI at
 * each index it met. Gaps that the ledger says stay gaps.
 */
export function moneySteps(id: string, today: string, book: Facts = loadFacts()): MoneyStep[] {
  const record = book.facts.get(id)
  const index = book.facts.get('mci')
  if (!record || !index) return []
  const own = periodsOf(record).map((period) => period.from)
  const first = own[0] ?? today
  const turns = record.unit === 'mci' ? [...own, ...periodsOf(index).map((p) => p.from)] : own
  return [...new Set(turns)]
    .filter((day) => day >= first && day <= today)
    .sort()
    .map((from) => {
      const fact = findFactOn(id, from, book)
      const amount = record.unit === 'mci' ? fact?.tenge : fact?.value
      return { from, amount: typeof amount === 'number' ? amount : null }
    })
}
