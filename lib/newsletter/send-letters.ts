import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { nextTry, pauseIfRefused } from '#lib/mail/failure-policy.ts'
import { MailFailure, type Transport } from '#lib/mail/transport.ts'
import type { Delivery } from '#lib/store/letter-types.ts'
import type { Store } from '#lib/store/store.ts'
import { letterMail } from './letter-mail.ts'
import { type NewsletterSettings, newsletterSettings } from './settings.ts'

// Longer than any one sending can last, so that only the copy of a sender that ended is unsure.
const LEASE = Temporal.Duration.from({ minutes: 10 })

/** The part of an hourly ceiling that letters may use: confirmations and sign-ins need the rest. */
const SHARE_OF_CEILING = 0.9

const CEILING_PAUSE = { minutes: 1 }

/** What a sender needs. */
export type LetterSender = {
  store: Store
  transport: Transport
  now?: () => Temporal.Instant
  signal?: AbortSignal
  /** Most mails handed to a server within an hour, by all processes; no ceiling when left out. */
  mailsPerHour?: number | undefined
  settings?: NewsletterSettings
}

async function setFailed(store: Store, copy: Delivery, error: unknown, at: Temporal.Instant) {
  const { id, letter, attempts } = copy
  if (error instanceof MailFailure && error.mayHaveArrived) {
    await store.letters.setUnsure(id, at)
    log.warn('letter unsure', { id, letter, attempts })
    return
  }
  const failureClass = error instanceof MailFailure ? error.failureClass : 'unknown'
  const retryAt = nextTry(failureClass, attempts, at)
  await store.letters.setFailed(id, { at, failureClass, retryAt })
  if (failureClass === 'no-mailbox') await store.subscribers.setBounced(copy.to)
  log.warn(retryAt ? 'letter put back' : 'letter failed', { id, letter, attempts, failureClass })
  await pauseIfRefused(store, failureClass, at)
}

async function mayHand({ store, mailsPerHour }: LetterSender, at: Temporal.Instant) {
  if (mailsPerHour === undefined) return true
  const most = Math.max(1, Math.floor(mailsPerHour * SHARE_OF_CEILING))
  return store.outbox.takeSlot({ at, since: at.subtract({ hours: 1 }), most })
}

/**
 * Sends the copies of letters that are due, one at a time, until none is left, the ceiling is
 * reached, the mail queue is paused or the signal is aborted; gives how many went out. A copy that
 * a sender took and never reported becomes `unsure` and is not sent again by itself: see
 * `lib/newsletter/README.md`. Rejects only when the store does.
 */
export async function sendDueLetters(sender: LetterSender): Promise<number> {
  const { store, transport, now = readClock, signal, settings = newsletterSettings() } = sender
  const unsure = await store.letters.markUnsure(now())
  if (unsure > 0) log.error('letters unsure', { unsure })
  for (let sent = 0; ; ) {
    if (signal?.aborted) return sent
    if (await store.mailFailures.findPause(now())) return sent
    const copy = await store.letters.claim(now(), now().add(LEASE))
    if (!copy) return sent
    if (!(await mayHand(sender, now()))) {
      await store.letters.putBack(copy.id, now().add(CEILING_PAUSE))
      return sent
    }
    try {
      await transport.send(letterMail(settings, copy, copy.attempts))
    } catch (error) {
      await setFailed(store, copy, error, now())
      continue
    }
    await store.letters.setSent(copy.id, now())
    sent++
  }
}

/** Sends due letters every few seconds until the signal is aborted, whatever goes wrong. */
export async function startLetterSender(
  sender: LetterSender & { signal: AbortSignal; everyMs?: number },
): Promise<void> {
  const { signal, everyMs = 5_000 } = sender
  while (!signal.aborted) {
    try {
      const sent = await sendDueLetters(sender)
      if (sent > 0) log.info('letters sent', { sent })
    } catch (error) {
      log.error('due letters not sent', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
