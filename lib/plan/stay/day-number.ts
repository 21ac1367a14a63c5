/** Days since 1970 in the calendar of UTC: whole numbers are quicker to count with than dates. */
export function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

/** The day, `YYYY-MM-DD`, of a number. */
export function dayOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}
