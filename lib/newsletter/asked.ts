import { HOURS_BETWEEN_MAILS, MAILS_A_DAY } from './subscribe.ts'

/**
 * When a reader may ask for the next mail: an hour after the last one, and a day after the first of
 * three. Made only of when this reader asked, so that it tells nothing about the address.
 *
 * @param asked the instants at which mails were asked for, the earliest first
 */
export function nextMailAt(asked: readonly Temporal.Instant[]): Temporal.Instant | undefined {
  const last = asked.at(-1)
  if (!last) return undefined
  const afterLast = last.add({ hours: HOURS_BETWEEN_MAILS })
  const afterDay = asked.at(-MAILS_A_DAY)?.add({ hours: 24 })
  return afterDay && Temporal.Instant.compare(afterDay, afterLast) > 0 ? afterDay : afterLast
}

/** The instants after one more try; a try before its time, for which no mail goes, counts for none. */
export function withAsked(
  asked: readonly Temporal.Instant[],
  now: Temporal.Instant,
): Temporal.Instant[] {
  const next = nextMailAt(asked)
  if (next && Temporal.Instant.compare(now, next) < 0) return [...asked]
  return [...asked, now].slice(-MAILS_A_DAY)
}

/** Instants out of their texts in a draft; what is none is left out. */
export function readAsked(texts: readonly string[]): Temporal.Instant[] {
  return texts.flatMap((text) => {
    try {
      return [Temporal.Instant.from(text)]
    } catch {
      return []
    }
  })
}
