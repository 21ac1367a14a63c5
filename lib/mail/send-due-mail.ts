import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import type { QueuedMail, Store } from '#lib/store/store.ts'
import { MailRefused, type Transport } from './transport.ts'

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

async function setFailed(store: Store, mail: QueuedMail, error: unknown, at: Temporal.Instant) {
  const refused = error instanceof MailRefused
  const pause = refused ? undefined : PAUSES[mail.attempts - 1]
  const message = error instanceof Error ? error.message : String(error)
  await store.outbox.setFailed(mail.id, {
    at,
    error: message.slice(0, 500),
    retryAt: pause && at.add(pause),
  })
  if (refused && error.noSuchAddress) await store.subscribers.setBounced(mail.to)
  // Without the message: servers repeat the address in it. Operators find it in the outbox.
  const { id, kind, attempts } = mail
  if (pause) log.warn('mail put back', { id, kind, attempts })
  else log.error('mail failed', { id, kind, attempts, refused })
}

/**
 * Sends the mails that are due, one at a time, each outside of any transaction, until none
 * is left or the signal is aborted; gives how many went out. Rejects only when the store does.
 */
export async function sendDueMail(
  store: Store,
  transport: Transport,
  now: () => Temporal.Instant,
  signal?: AbortSignal,
): Promise<number> {
  for (let sent = 0; ; ) {
    if (signal?.aborted) return sent
    const mail = await store.outbox.claim(now(), now().add(LEASE))
    if (!mail) return sent
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
 * Drains the outbox every few seconds until the signal is aborted, whatever goes wrong;
 * resolves after the mail then under way has ended.
 */
export async function startMailer({
  store,
  transport,
  signal,
  now = readClock,
  everyMs = 3_000,
}: {
  store: Store
  transport: Transport
  signal: AbortSignal
  now?: () => Temporal.Instant
  everyMs?: number
}): Promise<void> {
  while (!signal.aborted) {
    try {
      await sendDueMail(store, transport, now, signal)
    } catch (error) {
      log.error('outbox not drained', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
