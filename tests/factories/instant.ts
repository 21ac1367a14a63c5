/** Noon in Almaty on the day that most tests use. */
export const NOON = Temporal.Instant.from('2026-11-24T07:00:00Z')

/** `NOON` plus a duration, which may be negative. */
export function afterNoon(duration: Temporal.DurationLike): Temporal.Instant {
  return NOON.add(duration)
}
