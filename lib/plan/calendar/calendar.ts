import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import { readYaml } from '#lib/config/files/read-yaml.ts'
import { sourceFaults, toolSourceSchema } from '#lib/facts/listed-source.ts'
import { day, localized } from '#lib/facts/schema.ts'
import { addFault, type SchemaFault } from '#lib/facts/schema-fault.ts'

const yearSchema = z.strictObject({
  year: z.number().int(),
  /** `computed`: by the rule of the Law on Holidays, the official calendar was not seen. */
  status: z.enum(['official', 'computed']),
  note: localized,
  sources: z.array(z.string()).min(1),
  /** Days from Monday to Friday on which nobody works, moved ones included. */
  daysOff: z.array(z.strictObject({ date: day, name: localized })),
  /** A second count, to catch a day forgotten or typed wrong. */
  workingDays: z.number().int(),
})

function isWeekend(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek > 5
}

/** Mondays to Fridays of a year. */
function weekdaysOf(year: number): number {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  const dates = Array.from({ length: first.daysInYear }, (_, index) => first.add({ days: index }))
  return dates.filter((date) => !isWeekend(date)).length
}

function yearFaults({ year, daysOff, workingDays }: z.infer<typeof yearSchema>): SchemaFault[] {
  const dates = daysOff.map(({ date }) => date)
  const count = weekdaysOf(year) - dates.length
  return [
    ...dates
      .filter((date, index) => index > 0 && date <= (dates[index - 1] ?? ''))
      .map((date) => ({
        code: 'day-order',
        values: { day: date },
        message: `${date} stands out of order or twice.`,
      })),
    ...dates
      .filter((date) => Temporal.PlainDate.from(date).year !== year)
      .map((date) => ({
        code: 'day-other-year',
        values: { day: date, year: `${year}` },
        message: `${date} is not in ${year}.`,
      })),
    ...dates
      .filter((date) => isWeekend(Temporal.PlainDate.from(date)))
      .map((date) => ({
        code: 'day-weekend',
        values: { day: date },
        message: `${date} is a weekend; only weekdays off are listed.`,
      })),
    ...(count === workingDays
      ? []
      : [
          {
            code: 'working-days',
            values: { year: `${year}`, count, stated: workingDays },
            message: `${year} has ${count} working days, not ${workingDays}.`,
          },
        ]),
  ]
}

/** `content/calendar.yml`: the working days of Kazakhstan, year after year without a hole. */
export const calendarSchema = z
  .strictObject({
    zone: z.literal('Asia/Almaty'),
    sources: z.array(toolSourceSchema),
    years: z.array(yearSchema).min(1),
  })
  .superRefine(({ sources, years }, context) => {
    const faults = [
      ...years.flatMap(yearFaults),
      ...years
        .filter(({ year }, index) => index > 0 && year !== (years[index - 1]?.year ?? 0) + 1)
        .map(({ year }) => ({
          code: 'year-gap',
          values: { year: `${year}` },
          message: `${year} does not follow the year before it.`,
        })),
      ...sourceFaults(
        sources,
        years.flatMap((year) => year.sources),
      ),
    ]
    for (const fault of faults) addFault(context, fault)
  })

export type Calendar = z.infer<typeof calendarSchema>

/** A question that the calendar cannot answer: no such day, or one beyond its years. */
export class CalendarError extends Error {
  readonly reason: 'not-a-day' | 'not-a-count' | 'beyond'

  constructor(reason: CalendarError['reason'], message: string) {
    super(message)
    this.name = 'CalendarError'
    this.reason = reason
  }
}

/** Reads the calendar from a content folder; throws when it does not fit. */
export function readCalendar(dir: string): Calendar {
  const path = join(dir, 'calendar.yml')
  const parsed = calendarSchema.safeParse(readYaml(path))
  if (parsed.success) return parsed.data
  throw new Error(`${path}: ${z.prettifyError(parsed.error)}`)
}

/** The site's calendar, as its content is now. */
export const siteCalendar: () => Calendar = readOnce('calendar', () => readCalendar(contentDir()))

function parseDay(text: string): Temporal.PlainDate {
  if (day.safeParse(text).success) return Temporal.PlainDate.from(text)
  throw new CalendarError('not-a-day', `“${text}” is not a day of the calendar.`)
}

function isWorking(date: Temporal.PlainDate, { years }: Calendar): boolean {
  const found = years.find(({ year }) => year === date.year)
  if (!found) {
    const known = `${years[0]?.year} to ${years.at(-1)?.year}`
    throw new CalendarError('beyond', `The calendar knows ${known}, but not ${date}.`)
  }
  return !isWeekend(date) && !found.daysOff.some((off) => off.date === date.toString())
}

/**
 * Whether people work in Kazakhstan on a day (`YYYY-MM-DD`). Throws a `CalendarError` for
 * a day that does not exist and for one beyond the calendar: it never guesses.
 */
export function isWorkingDay(on: string, calendar: Calendar): boolean {
  return isWorking(parseDay(on), calendar)
}

/**
 * The working day on which a term of `count` working days ends. The day of the event
 * (`from`, `YYYY-MM-DD`) is not counted and need not be a working day; zero days end on it.
 * Throws a `CalendarError` when the count needs a day beyond the calendar.
 */
export function addWorkingDays(from: string, count: number, calendar: Calendar): string {
  if (!Number.isInteger(count) || count < 0) {
    throw new CalendarError('not-a-count', `“${count}” is not a number of working days.`)
  }
  let date = parseDay(from)
  for (let left = count; left > 0; ) {
    date = date.add({ days: 1 })
    if (isWorking(date, calendar)) left -= 1
  }
  return date.toString()
}
