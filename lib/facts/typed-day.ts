/** A day as people type it: `2026-11-01`, or the day first, as `01.11.2026`, `1/11/2026`, `1-11-2026`. */
export const TYPED_DAY = /\d{4}-\d{2}-\d{2}|\d{1,2}([./-])\d{1,2}\1\d{4}/

const DAY_FIRST = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/

/**
 * The ISO spelling of a day that begins with the day, as it is written in Kazakhstan; any other text as
 * it is. Whether it is a day of the calendar is for the schema of a day to say.
 */
export function toIsoDay(typed: string): string {
  return typed.replace(
    DAY_FIRST,
    (_, day: string, _separator: string, month: string, year: string) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
}
