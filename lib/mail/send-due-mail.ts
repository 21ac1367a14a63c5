import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { type MAIL_OUTCOMES, processMetrics } from '#lib/config/metrics.ts'
import type { QueuedMail, Store } from '#lib/store/store.ts'
import { nextTry, pauseIfRefused } from './failure-policy.ts'
import { MailFailure, type Transport } from './transport.ts'

// Longer than any one sending can last, so that only a crashed sender's mail is taken again.
const LEASE = Temporal.Duration.from({ minutes: 10 })

/**
 * Kinds that are sent during a pause and to blocked addresses too: without them no editor could sign in
 * and end either.
 */
const ALWAYS_SENT = ['desk-sign-in']

function count(outcome: (typeof MAIL_OUTCOMES)[number]): void {
  processMetrics().mails.inc({ outcome })
}

async function setFailed(store: Store, mail: QueuedMail, error: unknown, at: Temporal.Instant) {
  const failureClass = error instanceof MailFailure ? error.failureClass : 'unknown'
  const message = error instanceof Error ? error.message : String(error)
  const retryAt = nextTry(failureClass, mail.attempts, at)
  await store.outbox.setFailed(mail.id, {
    at,
    error: message.slice(0, 500),
    failureClass,
    retryAt,
  })
  if (failureClass === 'no-mailbox') {
    const entry = { email: mail.to, reason: failureClass, note: '', at, by: 'site' } as const
    await store.suppressions.add(entry)
  }
  count(retryAt ? 'retried' : 'failed')
  // Without the message: servers repeat the address in it. Operators find it at the desk.
  const { id, kind, attempts } = mail
  if (retryAt) log.warn('mail put back', { id, kind, attempts, failureClass })
  else log.error('mail failed', { id, kind, attempts, failureClass })
  await pauseIfRefused(store, failureClass, at)
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
    if (!ALWAYS_SENT.includes(mail.kind) && (await store.suppressions.isBlocked(mail.to))) {
      await store.outbox.setBlocked(mail.id, now())
      count('blocked')
      log.info('mail blocked', { id: mail.id, kind: mail.kind })
      continue
    }
    if (mailsPerHour !== undefined) {
      const limit = { at: now(), since: now().subtract({ hours: 1 }), most: mailsPerHour }
      if (!(await store.outbox.takeSlot(limit))) {
        await store.outbox.putBack(mail.id, now().add(CEILING_PAUSE))
        processMetrics().limited.inc({ limit: 'mails' })
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
    count('sent')
    log.info('mail sent', { id: mail.id, kind: mail.kind })
    sent++
  }
}

/**
 * Sends due mail every second until the signal is aborted, whatever goes wrong; resolves
 * after the mail then under way has ended.
 */
export async function startMailer({
  store,
  transport,
  signal,
  now = readClock,
  everyMs = 1_000,
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
