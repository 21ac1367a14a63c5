/** The day on which most tests happen, at noon in Almaty. */
export const NOON = Temporal.Instant.from('2026-11-24T07:00:00Z')

/** So much after noon; negative numbers are before it. */
export function afterNoon(duration: Temporal.DurationLike): Temporal.Instant {
  return NOON.add(duration)
}
