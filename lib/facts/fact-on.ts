import { type Ledger, ledger } from './load.ts'
import type { Confidence, FactRecord, Localized, Source, Unit } from './schema.ts'

export type FactValue = number | boolean | string | Localized

type Period = NonNullable<FactRecord['periods']>[number]

/** What a record says on one day. */
export type Fact = {
  id: string
  title: Localized
  unit: Unit
  /** `null`: the record says that we know of no value for this day. */
  value: FactValue | null
  /** A value in MCI, in tenge at that day's index; `null` for other units. */
  tenge: number | null
  from: string
  /** Whether the rule began on `from`, or was seen to apply by then. */
  since: 'exact' | 'seen'
  /** The last day of the period, when it has one. */
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
  /** The ledger says nothing about the day: there is only a title to show. */
  silent?: true
}

/** A question about a record for a day on which the ledger says nothing. */
export class FactError extends Error {}

/** A period with the last day it has by itself or because the next one begins. */
export type ClosedPeriod = Period & { until?: string | undefined }

/** A record's periods in order, each with its last day where there is one. */
export function periodsOf(record: FactRecord): ClosedPeriod[] {
  const sorted = (record.periods ?? []).toSorted((a, b) => a.from.localeCompare(b.from))
  return sorted.map((period, index) => {
    const next = sorted[index + 1]
    const dayBeforeNext =
      next && Temporal.PlainDate.from(next.from).subtract({ days: 1 }).toString()
    return { ...period, until: period.until ?? dayBeforeNext }
  })
}

function recordOf(book: Ledger, id: string): FactRecord {
  const record = book.facts.get(id)
  if (!record) throw new FactError(`There is no record “${id}” in the ledger.`)
  return record
}

function sourcesOf(book: Ledger, ids: string[]): Source[] {
  return ids.flatMap((id) => book.sources.get(id) ?? [])
}

function tengeOf(book: Ledger, unit: Unit, value: FactValue | null, day: string): number | null {
  if (unit !== 'mci' || typeof value !== 'number') return null
  const index = factOn('mci', day, book).value
  return typeof index === 'number' ? Math.round(value * index * 100) / 100 : null
}

/** Working days as the calendar days they span at five a week, to add them to others. */
function inCalendarDays(fact: Fact): number | null {
  if (typeof fact.value !== 'number') return null
  return fact.unit === 'working-days' ? Math.ceil((fact.value * 7) / 5) : fact.value
}

function sumOn(book: Ledger, record: FactRecord, parts: string[], day: string): Fact {
  const facts = parts.map((id) => factOn(id, day, book))
  const values = facts.map(inCalendarDays)
  const whole = values.every((value) => value !== null)
  return {
    ...common(record),
    value: whole ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null,
    tenge: null,
    from:
      facts
        .map((fact) => fact.from)
        .sort()
        .at(-1) ?? day,
    since: 'seen',
    until: facts.reduce<string | null>(
      (least, { until }) => (until && (!least || until < least) ? until : least),
      null,
    ),
    sources: [...new Set(facts.flatMap((fact) => fact.sources))],
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
 * What a record says on a day (`YYYY-MM-DD`), with its sources and, for sums in MCI, the
 * tenge at that day's index. Throws a `FactError` for an unknown id and for a day outside
 * all periods: the ledger never answers with the nearest row.
 */
export function factOn(id: string, day: string, book: Ledger = ledger()): Fact {
  const record = recordOf(book, id)
  if (record.sum) return sumOn(book, record, record.sum, day)
  const period = periodsOf(record).find(
    ({ from, until }) => from <= day && (until === undefined || day <= until),
  )
  if (!period) throw new FactError(`The record “${id}” says nothing about ${day}.`)
  return {
    ...common(record),
    value: period.value,
    tenge: tengeOf(book, record.unit, period.value, day),
    from: period.from,
    since: period.since,
    until: period.until ?? null,
    sources: sourcesOf(book, period.sources),
    ...(period.note && { note: period.note }),
    readings: period.readings ?? [],
  }
}

/** Every record that says something about a day, in the order of the ledger. */
export function factsOn(day: string, book: Ledger = ledger()): Fact[] {
  return [...book.facts.keys()].flatMap((id) => {
    try {
      return [factOn(id, day, book)]
    } catch (error) {
      if (error instanceof FactError) return []
      throw error
    }
  })
}
