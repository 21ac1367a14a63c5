import type { Fact } from '#lib/facts/fact-on.ts'
import { shownFact } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { ownVisaOf, residenceVisaRoute } from '../countries/visa.ts'
import { heldCertificate } from '../ground/held-certificate.ts'
import { familyOf } from '../input/family.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { isExempt, moneyFacts } from './exemptions.ts'

/** A payment, once for each of `count` people; worded under `tools.costs.lines`. */
export type CostLine = {
  id: 'duty' | 'card' | 'test' | 'visa-once' | 'visa-many' | 'visa-abroad' | 'solvency'
  fact: Fact
  count: number
  /** For all of them, in tenge; `null` where the amount or the day's index is not known. */
  tenge: number | null
}

export type Costs = {
  /** The day of the application, whose index counts. */
  day: string
  /** How many apply, and how many of them are old enough for a card. */
  people: number
  grown: number
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
 * What the way costs for a whole family on the day of the application, from the facts alone: what
 * has no sourced price is in no sum. Old enough for a card is who is old enough to show money
 * (`card-min-age`, `solvency-family-age`).
 *
 * @param day the day of the application, `YYYY-MM-DD`, whose index counts (`mci-day`)
 */
export function costsOf(toolInput: ToolInput, day: string, facts: Facts = loadFacts()): Costs {
  const family = familyOf(toolInput, day, facts)
  const grown = 1 + family.adults
  const all = grown + family.children
  const line = (id: CostLine['id'], fact: string, count: number): CostLine =>
    costLine(id, shownFact(fact, day, facts), count)
  // The reader's own card is there already: only its renewal is paid.
  const payments = toolInput.card
    ? [line('card', 'fee-card', grown)]
    : [line('duty', 'fee-prp', all), line('card', 'fee-card', grown)]
  const showing = toolInput.card ? 0 : grown - (isExempt(toolInput) ? 1 : 0)
  return {
    day,
    people: all,
    grown,
    payments,
    total: payments.reduce<number | null>(
      (sum, { tenge }) => (sum === null || tenge === null ? null : roundTenge(sum + tenge)),
      0,
    ),
    perhaps: toolInput.card
      ? []
      : [
          ...testLines(grown, line, heldCertificate(toolInput, day, facts)),
          ...visaLines(toolInput, all, line),
        ],
    shown: showing > 0 ? line('solvency', 'solvency-amount', showing) : undefined,
    exempt: moneyFacts(toolInput),
  }
}

type MakeLine = (id: CostLine['id'], fact: string, count: number) => CostLine

function testLines(grown: number, line: MakeLine, certificate: string | undefined): CostLine[] {
  return certificate ? [] : [line('test', 'fee-screening-test', grown)]
}

/** Only what a citizenship meets: who needs no visa to apply pays for none. */
function visaLines(toolInput: ToolInput, count: number, line: MakeLine): CostLine[] {
  // We found no price of the visas of the other routes.
  if (ownVisaOf(toolInput)) return []
  const abroad = line('visa-abroad', 'fee-b8-abroad', count)
  const inside = [
    line('visa-once', 'fee-visa-single-inside', count),
    line('visa-many', 'fee-visa-multi-inside', count),
  ]
  switch (residenceVisaRoute(toolInput)) {
    case 'none':
      return []
    case 'consulate':
      return [abroad]
    case 'inside':
      return inside
    case 'unknown':
      return [...inside, abroad]
  }
}

function costLine(id: CostLine['id'], fact: Fact, count: number): CostLine {
  const each = fact.unit === 'kzt' && typeof fact.value === 'number' ? fact.value : fact.tenge
  return { id, fact, count, tenge: each === null ? null : roundTenge(each * count) }
}

function roundTenge(sum: number): number {
  return Math.round(sum * 100) / 100
}
