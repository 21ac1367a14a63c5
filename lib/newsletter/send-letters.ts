import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { fillMail } from '#lib/mail/copies.ts'
import { nextTry, pauseIfRefused } from '#lib/mail/failure-policy.ts'
import { MailFailure, type Transport } from '#lib/mail/transport.ts'
import type { CopyOutcome, Delivery } from '#lib/store/letter-types.ts'
import type { Store } from '#lib/store/store.ts'
import { letterMailer } from './letter-mail.ts'
import { type NewsletterSettings, newsletterSettings } from './settings.ts'
import { prepareBegunLetters } from './start-letter.ts'

// Longer than any one sending can last, so that only the copy of a sender that ended is unsure.
const LEASE = Temporal.Duration.from({ minutes: 10 })

/**
 * Copies that one sender holds at a time, and so the most that its crash leaves unsure: one for each
 * connection of the transport and one to follow it, so that no connection waits for the store.
 */
export const AT_ONCE = 15

/** So many are noted and taken in one transaction: each one costs a write to the disk. */
const NOTED_AT_ONCE = 10

/** The part of an hourly ceiling that letters may use: confirmations and sign-ins need the rest. */
const SHARE_OF_CEILING = 0.9

const CEILING_PAUSE = { minutes: 1 }

/** How long a sender tries to note what it sent while the store does not answer; half a lease. */
const NOTING_MS = 300_000

/** What a sender needs. */
export type LetterSender = {
  store: Store
  transport: Transport
  now?: () => Temporal.Instant
  signal?: AbortSignal
  /** Most mails handed to a server within an hour, by all processes; no ceiling when left out. */
  mailsPerHour?: number | undefined
  settings?: NewsletterSettings
  /** How long the noting of what was sent is tried, in milliseconds. */
  notingMs?: number
}

async function readFailure(
  store: Store,
  copy: Delivery,
  error: unknown,
  at: Temporal.Instant,
): Promise<CopyOutcome> {
  const { id, letter, attempts, to: email } = copy
  if (error instanceof MailFailure && error.mayHaveArrived) {
    log.warn('letter unsure', { id, letter, attempts })
    return { id, status: 'unsure' }
  }
  const failureClass = error instanceof MailFailure ? error.failureClass : 'unknown'
  const retryAt = nextTry(failureClass, attempts, at)
  if (failureClass === 'no-mailbox') {
    await store.suppressions.add({ email, reason: failureClass, note: '', at, by: 'site' })
  }
  log.warn(retryAt ? 'letter put back' : 'letter failed', { id, letter, attempts, failureClass })
  return { id, status: 'failed', failureClass, retryAt }
}

async function mayHand({ store, mailsPerHour }: LetterSender, at: Temporal.Instant) {
  if (mailsPerHour === undefined) return true
  const most = Math.max(1, Math.floor(mailsPerHour * SHARE_OF_CEILING))
  return store.outbox.takeSlot({ at, since: at.subtract({ hours: 1 }), most })
}

/** Does what notes the outcome of copies, again and again for a time while the store fails. */
async function persist<T>(work: () => Promise<T>, forMs: number): Promise<T> {
  let waited = 0
  for (let pause = 100; ; pause = Math.min(pause * 2, 10_000)) {
    try {
      return await work()
    } catch (error) {
      if (waited + pause > forMs) throw error
      await sleep(pause)
      waited += pause
    }
  }
}

/**
 * Sends the copies of letters that are due, a few at a time, until none is left, the ceiling is
 * reached, the mail queue is paused or the signal is aborted; gives how many went out. A copy that
 * a sender took and never reported becomes `unsure` and is not sent again by itself: see
 * `lib/newsletter/README.md`. Rejects only when the store does.
 */
export async function sendDueLetters(sender: LetterSender): Promise<number> {
  const { store, transport, now = readClock, signal, settings = newsletterSettings() } = sender
  const { notingMs = NOTING_MS } = sender
  const copyOf = letterMailer(settings)
  const unsure = await store.letters.markUnsure(now())
  if (unsure > 0) log.error('letters unsure', { unsure })
  const inFlight = new Set<Promise<void>>()
  let ended: CopyOutcome[] = []
  let takesMore = true
  let sent = 0

  async function hand(copy: Delivery): Promise<void> {
    try {
      const letter = copyOf(copy)
      await transport.send(fillMail(letter, copy.attempts), letter)
      ended.push({ id: copy.id, status: 'sent' })
    } catch (error) {
      ended.push(await readFailure(store, copy, error, now()))
    }
  }

  async function noteAndTake(): Promise<Delivery[]> {
    const noted = ended
    ended = []
    const most = takesMore ? AT_ONCE - inFlight.size : 0
    const work = () =>
      store.letters.exchange({ ended: noted, most, at: now(), leaseUntil: now().add(LEASE) })
    const copies = await (noted.length > 0 ? persist(work, notingMs) : work())
    for (const one of noted) {
      if (one.status === 'sent') sent++
      if (one.status === 'failed') await pauseIfRefused(store, one.failureClass, now())
    }
    return copies
  }

  let failure: unknown
  while (true) {
    let copies: Delivery[] = []
    try {
      if (signal?.aborted || (takesMore && (await store.mailFailures.findPause(now())))) {
        takesMore = false
      }
      copies = await noteAndTake()
    } catch (error) {
      // What is under way is noted first, as soon as the store answers again.
      if (inFlight.size === 0) throw error
      failure ??= error
      takesMore = false
      await Promise.all(inFlight)
      continue
    }
    for (const copy of copies) {
      if (takesMore && (await mayHand(sender, now()))) {
        const sending = hand(copy).finally(() => inFlight.delete(sending))
        inFlight.add(sending)
      } else {
        takesMore = false
        await store.letters.putBack(copy.id, now().add(CEILING_PAUSE))
      }
    }
    if (inFlight.size === 0 && ended.length === 0) break
    while (inFlight.size > 0 && ended.length < NOTED_AT_ONCE) await Promise.race(inFlight)
  }
  if (failure) throw failure
  return sent
}

/** Prepares begun letters and sends due copies every few seconds until the signal is aborted, whatever goes wrong. */
export async function startLetterSender(
  sender: LetterSender & { signal: AbortSignal; everyMs?: number },
): Promise<void> {
  const { signal, everyMs = 2_000 } = sender
  while (!signal.aborted) {
    try {
      await prepareBegunLetters(sender.store, (sender.now ?? readClock)())
      const sent = await sendDueLetters(sender)
      if (sent > 0) log.info('letters sent', { sent })
    } catch (error) {
      log.error('due letters not sent', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
