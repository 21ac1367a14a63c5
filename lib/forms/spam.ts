/** A field that people do not see, and robots fill in. */
export const TRAP = 'website'

/** Whether the field that people do not see was filled in. */
export function isTrapped(form: FormData): boolean {
  return form.getAll(TRAP).some((value) => value !== '')
}

/** The shortest time in which a form of several pages is filled in, in milliseconds. */
const SHORTEST = 2_000

/**
 * How many milliseconds too early a form is sent that was begun at an instant. Whoever is
 * early waits and is not turned away: that costs robots their speed, and a person nothing
 * who is fast because a program filled the fields in.
 */
export function millisecondsEarly(began: string, now: Temporal.Instant): number {
  const passed = now.epochMilliseconds - Date.parse(began)
  return Number.isNaN(passed) ? 0 : Math.min(SHORTEST, Math.max(0, SHORTEST - passed))
}
