import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import type { FailureClass } from '#lib/store/mail-types.ts'
import type { QueuedMail, Store } from '#lib/store/store.ts'
import { MailFailure, type Transport } from './transport.ts'

// Longer than any one sending can last, so that only a crashed sender's mail is taken again.
const LEASE = Temporal.Duration.from({ minutes: 10 })

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

/** Kinds that are sent during a pause too: without them no editor could sign in and end it. */
const ALWAYS_SENT = ['desk-sign-in']

/** A pause lasts an hour, and twice as long with each further one within two days. */
function pauseEnd(at: Temporal.Instant, recentPauses: number): Temporal.Instant {
  return at.add({ hours: Math.min(2 ** recentPauses, 24) })
}

async function setFailed(store: Store, mail: QueuedMail, error: unknown, at: Temporal.Instant) {
  const failureClass = error instanceof MailFailure ? error.failureClass : 'unknown'
  const message = error instanceof Error ? error.message : String(error)
  const pauses = SOON.includes(failureClass) ? PAUSES : LONG_PAUSES
  const pause = failureClass === 'no-mailbox' ? undefined : pauses[mail.attempts - 1]
  await store.outbox.setFailed(mail.id, {
    at,
    error: message.slice(0, 500),
    failureClass,
    retryAt: pause && at.add(pause),
  })
  if (failureClass === 'no-mailbox') await store.subscribers.setBounced(mail.to)
  // Without the message: servers repeat the address in it. Operators find it at the desk.
  const { id, kind, attempts } = mail
  if (pause) log.warn('mail put back', { id, kind, attempts, failureClass })
  else log.error('mail failed', { id, kind, attempts, failureClass })
  if (ABOUT_SENDER.includes(failureClass)) await pauseIfRefused(store, at)
}

async function pauseIfRefused(store: Store, at: Temporal.Instant): Promise<void> {
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

/** How long a mail over the hourly ceiling waits until it is looked at again. */
const CEILING_PAUSE = { minutes: 1 }

/**
 * Sends the mails that are due, one at a time, each outside of any transaction, until none
 * is left, the ceiling is reached or the signal is aborted; gives how many went out. While the
 * queue is paused, only the mails that sign editors in. Rejects only when the store does.
 */
export async function sendDueMail(
  store: Store,
  transport: Transport,
  now: () => Temporal.Instant,
  { signal, mailsPerHour }: { signal?: AbortSignal; mailsPerHour?: number | undefined } = {},
): Promise<number> {
  for (let sent = 0; ; ) {
    if (signal?.aborted) return sent
    const pause = await store.mailFailures.findPause(now())
    const kinds = pause ? ALWAYS_SENT : undefined
    const mail = await store.outbox.claim(now(), now().add(LEASE), kinds)
    if (!mail) return sent
    if (mailsPerHour !== undefined) {
      const limit = { at: now(), since: now().subtract({ hours: 1 }), most: mailsPerHour }
      if (!(await store.outbox.takeSlot(limit))) {
        await store.outbox.putBack(mail.id, now().add(CEILING_PAUSE))
        return sent
      }
    }
    try {
      await transport.send(mail)
    } catch (error) {
      await setFailed(store, mail, error, now())
      continue
    }
    await store.outbox.setSent(mail.id, now())
    log.info('mail sent', { id: mail.id, kind: mail.kind })
    sent++
  }
}

/**
 * Sends due mail every few seconds until the signal is aborted, whatever goes wrong; resolves
 * after the mail then under way has ended.
 */
export async function startMailer({
  store,
  transport,
  signal,
  now = readClock,
  everyMs = 3_000,
  mailsPerHour,
}: {
  store: Store
  transport: Transport
  signal: AbortSignal
  now?: () => Temporal.Instant
  everyMs?: number
  /** Most mails handed to a server within an hour, by all processes; no ceiling when left out. */
  mailsPerHour?: number | undefined
}): Promise<void> {
  while (!signal.aborted) {
    try {
      await sendDueMail(store, transport, now, { signal, mailsPerHour })
    } catch (error) {
      log.error('due mail not sent', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
