import { log } from '#lib/config/log.ts'
import type { FailureClass } from '#lib/store/mail-types.ts'
import type { Store } from '#lib/store/store.ts'

/** The pause after the first failed try, the second and so on; after the last, no more. */
const PAUSES = [
  { minutes: 1 },
  { minutes: 5 },
  { minutes: 30 },
  { hours: 2 },
  { hours: 12 },
  { hours: 24 },
  { hours: 24 },
]

/** The same for what takes a person to mend: a full mailbox, a listed address, a wrong password. */
const LONG_PAUSES = [
  { minutes: 15 },
  { hours: 1 },
  { hours: 4 },
  { hours: 12 },
  { hours: 24 },
  { hours: 24 },
  { hours: 48 },
]

const SOON: readonly FailureClass[] = ['later', 'unreachable', 'unknown']

/** Failures that speak of the sender: so many of them within an hour pause the queue. */
const ABOUT_SENDER: readonly FailureClass[] = ['policy', 'content', 'settings']
const MAX_REFUSALS_PER_HOUR = 10

/** When a mail is tried again after its `attempts`-th try failed at an instant; undefined: never. */
export function nextTry(
  failureClass: FailureClass,
  attempts: number,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  if (failureClass === 'no-mailbox') return undefined
  const pause = (SOON.includes(failureClass) ? PAUSES : LONG_PAUSES)[attempts - 1]
  return pause && at.add(pause)
}

/** A pause lasts an hour, and twice as long with each further one within two days. */
function pauseEnd(at: Temporal.Instant, recentPauses: number): Temporal.Instant {
  return at.add({ hours: Math.min(2 ** recentPauses, 24) })
}

/** After a failure that speaks of the sender: pauses the queue and says so when there were many. */
export async function pauseIfRefused(
  store: Store,
  failureClass: FailureClass,
  at: Temporal.Instant,
): Promise<void> {
  if (!ABOUT_SENDER.includes(failureClass)) return
  const pause = await store.mailFailures.pauseIfRefused({
    classes: ABOUT_SENDER,
    since: at.subtract({ hours: 1 }),
    limit: MAX_REFUSALS_PER_HOUR,
    at,
    until: (recentPauses) => pauseEnd(at, recentPauses),
  })
  if (!pause) return
  const { refusals, until } = pause
  log.error('mail queue paused', { refusals, until: until.toString({ smallestUnit: 'second' }) })
}
