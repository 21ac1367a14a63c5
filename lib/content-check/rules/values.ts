import type { FactRecord, Unit } from '#lib/facts/schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'

type WithoutRange = 'date' | 'text' | 'yes-no'

type Range = { least: number; most: number; whole: boolean; why: string }

/**
 * What a value may plausibly be. A number outside is most often typed in another unit or
 * with a digit too many; a true one beyond these bounds is a reason to widen the range here.
 */
const RANGES: Record<Exclude<Unit, WithoutRange>, Range> = {
  mci: { least: 0.01, most: 20_000, whole: false, why: 'larger sums are written in tenge' },
  kzt: {
    least: 1,
    most: 1_000_000_000,
    whole: false,
    why: 'no fee or sum of this subject is larger',
  },
  usd: { least: 1, most: 10_000_000, whole: false, why: 'no investment rule asks for more' },
  'calendar-days': { least: 1, most: 1_100, whole: true, why: 'longer terms are written in years' },
  'working-days': { least: 1, most: 250, whole: true, why: 'a year has fewer than 250 of them' },
  months: { least: 1, most: 120, whole: false, why: 'longer terms are written in years' },
  years: { least: 1, most: 100, whole: false, why: 'no term of this subject is longer' },
  age: { least: 1, most: 100, whole: true, why: 'people do not grow older' },
  percent: { least: 0, most: 100, whole: false, why: 'shares end at a hundred' },
  points: { least: 0, most: 1_000, whole: false, why: 'no scoring of this subject goes higher' },
  count: { least: 0, most: 100_000, whole: true, why: 'things are counted whole' },
  minutes: {
    least: 1,
    most: 600,
    whole: true,
    why: 'no test or visit lasts longer than a day’s work',
  },
  millimetres: { least: 1, most: 1_000, whole: false, why: 'photos and papers are smaller' },
  'square-metres': { least: 1, most: 1_000, whole: false, why: 'no housing norm asks for more' },
}

const DAYS = { least: '1991-12-16', most: '2050-12-31' }

/** What each unit's values look like in a file. */
const FORMS: Partial<Record<Unit, { is: (value: unknown) => boolean; remedy: string }>> = {
  date: { is: (value) => typeof value === 'string', remedy: 'Write a day as YYYY-MM-DD.' },
  text: { is: (value) => typeof value === 'object', remedy: 'Write words in en, ru and kk.' },
  'yes-no': { is: (value) => typeof value === 'boolean', remedy: 'Write true or false.' },
}

/** Values of the kind and size that their unit allows. */
export function checkValues(content: Content): Finding[] {
  return content.facts.list.flatMap((record) =>
    (record.data.periods ?? []).flatMap(({ value }, index) => {
      const fault = value === null ? undefined : faultOf(record.data, value)
      return fault ? [at(record, ['periods', index, 'value'], ...fault)] : []
    }),
  )
}

function at(
  { path, lineOf }: Placed<FactRecord>,
  way: PropertyKey[],
  message: string,
  remedy: string,
): Finding {
  return { path, line: lineOf(way), message, remedy, level: 'error' }
}

function faultOf({ id, unit }: FactRecord, value: unknown): [string, string] | undefined {
  const form = FORMS[unit] ?? {
    is: (given) => typeof given === 'number',
    remedy: 'Write a number.',
  }
  if (!form.is(value)) return [`A value of “${id}” does not fit its unit “${unit}”`, form.remedy]
  const range = unit === 'date' || unit === 'text' || unit === 'yes-no' ? undefined : RANGES[unit]
  if (range && typeof value === 'number') {
    const { least, most, whole, why } = range
    if (value < least || value > most) {
      const message = `${value} of “${id}” lies outside ${least} to ${most}, which is plausible for “${unit}”: ${why}`
      return [message, 'Look at the source again, and at the unit.']
    }
    if (whole && !Number.isInteger(value)) {
      return [`${value} of “${id}” is not a whole number`, 'Look at the source again.']
    }
  }
  if (unit === 'date' && typeof value === 'string' && (value < DAYS.least || value > DAYS.most)) {
    const message = `${value} of “${id}” lies outside ${DAYS.least} to ${DAYS.most}`
    return [
      message,
      'Look at the source again: the republic is younger, and no rule is set so far ahead.',
    ]
  }
  return undefined
}
