import { z } from 'zod'
import { day } from '#lib/facts/schema.ts'
import { TYPED_DAY, toIsoDay } from '#lib/facts/typed-day.ts'

/** More people than a family has, and more days or stays than anybody plans with, are slips. */
const MAX_PEOPLE = 20
const MAX_AGE = 120
const MAX_DAYS = 365
const MAX_STAYS = 40

/** A number of people; nothing typed is none. */
export const people = z
  .string()
  .regex(/^\d{0,2}$/, { error: 'people.malformed' })
  .transform(Number)
  .refine((count) => count <= MAX_PEOPLE, { error: 'people.malformed' })

/** A number of days that the reader reckons with; `undefined` where nothing was typed. */
export const dayCount = z
  .string()
  .regex(/^\d{0,3}$/, { error: 'plan.days' })
  .transform((typed) => (typed === '' ? undefined : Number(typed)))
  .refine((count) => count === undefined || count <= MAX_DAYS, { error: 'plan.days' })

/** A day, however typed; `undefined` where nothing was. */
export const date = z
  .string()
  .transform((typed) => toIsoDay(typed))
  .refine((typed) => typed === '' || day.safeParse(typed).success, { error: 'on.malformed' })
  .transform((typed) => typed || undefined)

/** Ages in years, parted by anything but digits; none where nothing was typed. */
export const ages = z
  .string()
  .refine((typed) => /^[\d\s,;.]*$/.test(typed), { error: 'plan.ages' })
  .transform((typed) => (typed.match(/\d+/g) ?? []).map(Number))
  .refine((list) => list.length <= MAX_PEOPLE && list.every((age) => age <= MAX_AGE), {
    error: 'plan.ages',
  })

/** A stay in Kazakhstan; both days count. */
export type Stay = { from: string; to: string }

/** A trip abroad; without a last day it goes on. */
export type Trip = { from: string; to: string | undefined }

/** Stays, each as two days: `2026-03-01..2026-03-20`; earliest first. */
export const stays = z.string().transform((typed, context): Stay[] => {
  const pairs = pairsIn(typed)
  const whole = pairs?.flatMap(({ from, to }) => (to === undefined ? [] : [{ from, to }]))
  if (whole && whole.length === pairs?.length) return whole
  context.addIssue({ code: 'custom', message: 'plan.stays' })
  return []
})

/** Trips abroad, each as the days of leaving and returning; the last may still go on. Earliest first. */
export const trips = z.string().transform((typed, context): Trip[] => {
  const pairs = pairsIn(typed)
  if (pairs?.every(({ from, to }) => isNear(from) && (to === undefined || isNear(to)))) return pairs
  context.addIssue({ code: 'custom', message: 'plan.trips' })
  return []
})

const DAYS = new RegExp(TYPED_DAY, 'giu')

/** The days in a text two by two, earliest first; undefined if it is no list of days. */
function pairsIn(typed: string): Trip[] | undefined {
  const days = typed.match(DAYS)?.map(toIsoDay) ?? []
  const pairs = days.flatMap((from, index) =>
    index % 2 === 0 ? [{ from, to: days[index + 1] }] : [],
  )
  const sound =
    !/\p{N}/u.test(typed.replaceAll(DAYS, '')) &&
    (pairs.length > 0 || typed === '') &&
    pairs.length <= MAX_STAYS &&
    hasWholeLines(typed) &&
    pairs.every(({ from, to }) => isDay(from) && (to === undefined || (isDay(to) && from <= to)))
  return sound ? pairs.sort((a, b) => a.from.localeCompare(b.from)) : undefined
}

/**
 * Whether no line ends with the first day of a pair: the next line's day would be taken for its end. A day
 * in each line is a pair in two lines; a trip that still goes on is the last.
 */
function hasWholeLines(typed: string): boolean {
  const counts = typed
    .split(/\n|(?<=\d)\.\.\s/)
    .map((line) => line.match(DAYS)?.length ?? 0)
    .filter((count) => count > 0)
  return (
    counts.every((count) => count === 1) || counts.slice(0, -1).every((count) => count % 2 === 0)
  )
}

/** The permit is younger than these years. */
function isNear(day: string): boolean {
  return day >= '1991-12-16' && day < '2100-01-01'
}

function isDay(typed: string): boolean {
  return day.safeParse(typed).success
}
