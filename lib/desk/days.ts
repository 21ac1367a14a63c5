const HOURS = 24

/** Whole days that have passed between two instants. */
export function daysSince(from: Temporal.Instant, now: Temporal.Instant): number {
  return Math.max(0, Math.floor(from.until(now).total('hours') / HOURS))
}

/** Days until an instant, a part of a day counted as a whole one; 0 when it has passed. */
export function daysUntil(to: Temporal.Instant, now: Temporal.Instant): number {
  return Math.max(0, Math.ceil(now.until(to).total('hours') / HOURS))
}
