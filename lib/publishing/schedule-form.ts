import { ZONE } from '#lib/config/clock.ts'

/**
 * The instant of a day (`YYYY-MM-DD`) and an hour (`HH:MM`) in Almaty, at which a change is published
 * by itself; otherwise the key of an error under `errors`. An hour that is left out is the first minute
 * of the day.
 */
export function readPublishAt(
  day: string,
  time: string,
  now: Temporal.Instant,
): { at: Temporal.Instant } | { error: 'changes.day' | 'changes.past' } {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^(?:\d{2}:\d{2})?$/.test(time)) {
    return { error: 'changes.day' }
  }
  try {
    const local = Temporal.PlainDateTime.from(`${day}T${time || '00:01'}`, { overflow: 'reject' })
    const at = local.toZonedDateTime(ZONE).toInstant()
    return Temporal.Instant.compare(at, now) > 0 ? { at } : { error: 'changes.past' }
  } catch {
    return { error: 'changes.day' }
  }
}
