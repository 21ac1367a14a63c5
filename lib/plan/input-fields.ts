import { z } from 'zod'
import { day } from '#lib/facts/schema.ts'

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

/** A day, typed as `2026-12-31` or as `31.12.2026`; `undefined` where nothing was typed. */
export const date = z
  .string()
  .transform((typed) => toIso(typed))
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

/** Stays, each as two days: `2026-03-01..2026-03-20`; earliest first. */
export const stays = z.string().transform((typed, context): Stay[] => {
  const days = typed.match(/\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}/g)?.map(toIso) ?? []
  const rest = typed.replaceAll(/\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}/g, '')
  const pairs = days.flatMap((from, index) =>
    index % 2 === 0 ? [{ from, to: days[index + 1] ?? '' }] : [],
  )
  const sound =
    !/\p{N}/u.test(rest) &&
    (pairs.length > 0 || typed === '') &&
    pairs.length <= MAX_STAYS &&
    pairs.every(({ from, to }) => isDay(from) && isDay(to) && from <= to)
  if (!sound) context.addIssue({ code: 'custom', message: 'plan.stays' })
  return sound ? pairs.sort((a, b) => a.from.localeCompare(b.from)) : []
})

function isDay(typed: string): boolean {
  return day.safeParse(typed).success
}

function toIso(typed: string): string {
  return typed.replace(
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
    (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
  )
}
