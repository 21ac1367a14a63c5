import { type Facts, loadFacts } from './load.ts'
import type { Confidence, FactRecord, Localized, Source, Unit } from './schema.ts'

export type FactValue = number | boolean | string | Localized

type Period = NonNullable<FactRecord['periods']>[number]

/** The value of a record on one day. */
export type Fact = {
  id: string
  title: Localized
  unit: Unit
  /** `null`: the record states that the value on this day is unknown. */
  value: FactValue | null
  /** A value in MCI, converted to tenge with the index of that day; `null` for other units. */
  tenge: number | null
  from: string
  /** `exact`: the rule began on `from`. `seen`: it applied by then at the latest. */
  since: 'exact' | 'seen'
  /** The last day of the period, inclusive; `null` if open. */
  until: string | null
  checked: string
  confidence: Confidence
  sources: Source[]
  applies?: Localized
  note?: Localized
  act?: string
  article?: string
  readings: NonNullable<Period['readings']>
  forms?: FactRecord['forms']
  /** No period of the record contains the day: only the title can be shown. */
  silent?: true
}

/** The record does not exist, or has no period that contains the day. */
export class FactError extends Error {}

/** A period with its last day: its own, or the day before the next period begins. */
export type ClosedPeriod = Period & { until?: string | undefined }

/** A record's periods in order, each with its last day if there is one. */
export function periodsOf(record: FactRecord): ClosedPeriod[] {
  const sorted = (record.periods ?? []).toSorted((a, b) => a.from.localeCompare(b.from))
  return sorted.map((period, index) => {
    const next = sorted[index + 1]
    const dayBeforeNext =
      next && Temporal.PlainDate.from(next.from).subtract({ days: 1 }).toString()
    return { ...period, until: period.until ?? dayBeforeNext }
  })
}

function recordOf(facts: Facts, id: string): FactRecord {
  const record = facts.facts.get(id)
  if (!record) throw new FactError(`There is no record “${id}” in the ledger.`)
  return record
}

function sourcesOf(facts: Facts, ids: string[]): Source[] {
  return ids.flatMap((id) => facts.sources.get(id) ?? [])
}

function tengeOf(facts: Facts, unit: Unit, value: FactValue | null, day: string): number | null {
  if (unit !== 'mci' || typeof value !== 'number') return null
  const index = factOn('mci', day, facts).value
  return typeof index === 'number' ? Math.round(value * index * 100) / 100 : null
}

/**
 * Converts working days to calendar days, at five working days a week, so that they can be added.
 */
function inCalendarDays(fact: Fact): number | null {
  if (typeof fact.value !== 'number') return null
  return fact.unit === 'working-days' ? Math.ceil((fact.value * 7) / 5) : fact.value
}

function sumOn(facts: Facts, record: FactRecord, parts: string[], day: string): Fact {
  const addends = parts.map((id) => factOn(id, day, facts))
  const values = addends.map(inCalendarDays)
  const whole = values.every((value) => value !== null)
  return {
    ...common(record),
    value: whole ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null,
    tenge: null,
    from:
      addends
        .map((fact) => fact.from)
        .sort()
        .at(-1) ?? day,
    since: 'seen',
    until: addends.reduce<string | null>(
      (least, { until }) => (until && (!least || until < least) ? until : least),
      null,
    ),
    sources: [...new Set(addends.flatMap((fact) => fact.sources))],
    readings: [],
  }
}

function common(record: FactRecord) {
  const { id, title, unit, checked, confidence, applies, act, article, forms } = record
  return {
    id,
    title,
    unit,
    checked,
    confidence,
    ...(applies && { applies }),
    ...(act && { act }),
    ...(article && { article }),
    ...(forms && { forms }),
  }
}

/**
 * The value of a record on a day (`YYYY-MM-DD`), with its sources and, for sums in MCI, the amount
 * in tenge at the index of that day.
 *
 * @throws FactError if the id is unknown or no period contains the day; it never falls back to the
 * nearest period
 */
export function factOn(id: string, day: string, facts: Facts = loadFacts()): Fact {
  const record = recordOf(facts, id)
  if (record.sum) return sumOn(facts, record, record.sum, day)
  const period = periodsOf(record).find(
    ({ from, until }) => from <= day && (until === undefined || day <= until),
  )
  if (!period) throw new FactError(`The record “${id}” says nothing about ${day}.`)
  return {
    ...common(record),
    value: period.value,
    tenge: tengeOf(facts, record.unit, period.value, day),
    from: period.from,
    since: period.since,
    until: period.until ?? null,
    sources: sourcesOf(facts, period.sources),
    ...(period.note && { note: period.note }),
    readings: period.readings ?? [],
  }
}

/** The values of all records on a day, in the order of the files. Omits records without a value. */
export function factsOn(day: string, facts: Facts = loadFacts()): Fact[] {
  return [...facts.facts.keys()].flatMap((id) => {
    try {
      return [factOn(id, day, facts)]
    } catch (error) {
      if (error instanceof FactError) return []
      throw error
    }
  })
}
