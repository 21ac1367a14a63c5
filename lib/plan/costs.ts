import type { Fact } from '#lib/facts/fact-on.ts'
import { shownFact } from '#lib/facts/find.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import { countryOf } from './countries/country-of.ts'
import { isExempt, moneyFacts } from './money.ts'
import type { ToolInput } from './tool-input.ts'

/** A payment, once for each of `count` people; worded under `tools.costs.lines`. */
export type CostLine = {
  id: 'duty' | 'card' | 'test' | 'visa-once' | 'visa-many' | 'visa-abroad' | 'solvency'
  fact: Fact
  count: number
  /** For all of them, in tenge; `null` where the amount or the day's index is not known. */
  tenge: number | null
}

export type Costs = {
  /** The day whose index counts: that of the application, or today. */
  day: string
  /** What everybody pays. */
  payments: CostLine[]
  /** The payments together; `null` where one of them has no tenge on the day. */
  total: number | null
  /** What may come on top, and is not in the total. */
  perhaps: CostLine[]
  /** What stays one's own and must only be shown; left out where nobody has to. */
  shown: CostLine | undefined
  /** The records that free the applicant from showing it, but not by themselves the family. */
  exempt: string[]
}

/**
 * What the way costs for a whole family on the day of the application, from the ledger alone: what
 * has no sourced price is in no sum. Old enough for a card is who is old enough to show money
 * (`card-min-age`, `solvency-family-age`).
 *
 * @param today the day that counts where no day of application is given
 */
export function costsOf(toolInput: ToolInput, today: string, facts: Ledger = ledger()): Costs {
  const day = toolInput.apply ?? today
  const grown = 1 + toolInput.adults
  const all = grown + toolInput.children
  const line = (id: CostLine['id'], fact: string, count: number): CostLine =>
    costLine(id, shownFact(fact, day, facts), count)
  const showing = grown - (isExempt(toolInput) ? 1 : 0)
  const payments = [line('duty', 'fee-prp', all), line('card', 'fee-card', grown)]
  return {
    day,
    payments,
    total: payments.reduce<number | null>(
      (sum, { tenge }) => (sum === null || tenge === null ? null : roundTenge(sum + tenge)),
      0,
    ),
    perhaps: [line('test', 'fee-screening-test', grown), ...visaLines(toolInput, all, line)],
    shown: showing > 0 ? line('solvency', 'solvency-amount', showing) : undefined,
    exempt: moneyFacts(toolInput),
  }
}

function visaLines(
  toolInput: ToolInput,
  count: number,
  line: (id: CostLine['id'], fact: string, count: number) => CostLine,
): CostLine[] {
  const basis = countryOf(toolInput)?.entryBasis
  const abroad = line('visa-abroad', 'fee-b8-abroad', count)
  if (basis === 'b8_from_consulate') return [abroad]
  return [
    line('visa-once', 'fee-visa-single-inside', count),
    line('visa-many', 'fee-visa-multi-inside', count),
    abroad,
  ]
}

function costLine(id: CostLine['id'], fact: Fact, count: number): CostLine {
  const each = fact.unit === 'kzt' && typeof fact.value === 'number' ? fact.value : fact.tenge
  return { id, fact, count, tenge: each === null ? null : roundTenge(each * count) }
}

function roundTenge(sum: number): number {
  return Math.round(sum * 100) / 100
}
