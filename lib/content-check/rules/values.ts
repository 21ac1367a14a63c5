import type { FactRecord, Unit } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { type Said, say } from '../say.ts'

type WithoutRange = 'date' | 'text' | 'yes-no'

type Range = { least: number; most: number; whole: boolean }

/**
 * Plausible values by unit. A number out of range most often has the wrong unit or a digit too
 * many. If a correct value is out of range, widen the range.
 */
const RANGES: Record<Exclude<Unit, WithoutRange>, Range> = {
  mci: { least: 0.01, most: 20_000, whole: false },
  kzt: {
    least: 1,
    most: 1_000_000_000,
    whole: false,
  },
  usd: { least: 1, most: 10_000_000, whole: false },
  'calendar-days': { least: 1, most: 1_100, whole: true },
  'working-days': { least: 1, most: 250, whole: true },
  months: { least: 1, most: 120, whole: false },
  years: { least: 1, most: 100, whole: false },
  age: { least: 1, most: 100, whole: true },
  percent: { least: 0, most: 100, whole: false },
  points: { least: 0, most: 1_000, whole: false },
  count: { least: 0, most: 100_000, whole: true },
  minutes: {
    least: 1,
    most: 600,
    whole: true,
  },
  millimetres: { least: 1, most: 1_000, whole: false },
  'square-metres': { least: 1, most: 1_000, whole: false },
}

const DAYS = { least: '1991-12-16', most: '2050-12-31' }

/** The format of the values of each unit. */
const FORMS: Partial<Record<Unit, { is: (value: unknown) => boolean; form: string }>> = {
  date: { is: (value) => typeof value === 'string', form: 'date' },
  text: { is: (value) => typeof value === 'object', form: 'text' },
  'yes-no': { is: (value) => typeof value === 'boolean', form: 'truth' },
}

/** Values must have the format of their unit and a plausible size. */
export function checkValues(content: Content): Finding[] {
  return content.facts.list.flatMap((record) =>
    (record.data.periods ?? []).flatMap(({ value }, index) => {
      const fault = value === null ? undefined : faultOf(record.data, value)
      return fault ? [at(record, ['periods', index, 'value'], fault)] : []
    }),
  )
}

function at({ path, lineOf }: Placed<FactRecord>, valuePath: PropertyKey[], said: Said): Finding {
  return { path, line: lineOf(valuePath), ...said, level: 'error' }
}

const NUMBER = { is: (value: unknown) => typeof value === 'number', form: 'number' }

function faultOf({ id, unit }: FactRecord, value: unknown): Said | undefined {
  const { is, form } = FORMS[unit] ?? NUMBER
  if (!is(value)) return say('value-unit', { id, unit, form })
  const range = unit === 'date' || unit === 'text' || unit === 'yes-no' ? undefined : RANGES[unit]
  if (range && typeof value === 'number') {
    const { least, most, whole } = range
    if (value < least || value > most) {
      const limits = { least: String(least), most: String(most) }
      const kind = unit.replaceAll('-', '')
      return say('value-range', { value: String(value), id, unit, kind, ...limits })
    }
    if (whole && !Number.isInteger(value)) {
      return say('value-not-whole', { value: String(value), id })
    }
  }
  if (unit === 'date' && typeof value === 'string' && (value < DAYS.least || value > DAYS.most)) {
    return say('value-day', { value, id, ...DAYS })
  }
  return undefined
}
