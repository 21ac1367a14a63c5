import type { Locale } from '#lib/i18n/locales.ts'
import type { FailureClass } from './mail-types.ts'

/** `preparing` until every recipient has a row; then copies go out unless it is `paused`. */
export type LetterStatus = 'preparing' | 'sending' | 'paused'

/**
 * Where a reader's copy is: `handed` is being sent now; `unsure` was handed to a server by a
 * sender that ended, or lost its connection, before the answer; `skipped` is no longer wanted.
 */
export const DELIVERY_STATUSES = [
  'waiting',
  'handed',
  'sent',
  'failed',
  'unsure',
  'skipped',
] as const

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** A letter in one language as it was when its sending began. */
export type FrozenText = { subject: string; preheader: string; html: string; text: string }

export type SentLetter = {
  date: string
  status: LetterStatus
  startedAt: Temporal.Instant
  startedBy: string
  /** The day (`YYYY-MM-DD`) whose facts it shows. */
  factsDay: string
  copies: Record<DeliveryStatus, number>
}

/** A letter that has gone to at least one reader, with the texts as they were sent. */
export type PublishedLetter = {
  date: string
  startedAt: Temporal.Instant
  texts: Partial<Record<Locale, FrozenText>>
}

/** A reader's copy that is to be sent now. */
export type Delivery = FrozenText & {
  id: string
  letter: string
  startedAt: Temporal.Instant
  subscriberId: string
  to: string
  locale: Locale
  /** How often it was handed to a server, this time included. */
  attempts: number
}

export type Letters = {
  /** How many confirmed subscribers want letters, by language. */
  countRecipients(): Promise<{ locale: Locale; count: number }[]>
  /** Freezes a letter's texts; false, and nothing changed, when the letter was started before. */
  start(letter: {
    date: string
    at: Temporal.Instant
    by: string
    factsDay: string
    texts: Record<Locale, FrozenText>
  }): Promise<boolean>
  /**
   * Gives every recipient of a letter a row, each once however often this is called, and lets the
   * sending begin. `makeId` gives the id of a subscriber's copy.
   */
  prepare(input: {
    date: string
    at: Temporal.Instant
    makeId: (subscriberId: string) => string
    onProgress?: (rows: number) => void
  }): Promise<void>
  /**
   * Takes the next copy that is due, for one sender. Copies whose readers have left or do not want
   * letters any more are skipped.
   */
  claim(at: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<Delivery | undefined>
  setSent(id: string, at: Temporal.Instant): Promise<void>
  /** Puts a copy back until `retryAt`; without it, it has failed for good. Counts the try. */
  setFailed(
    id: string,
    failure: {
      at: Temporal.Instant
      failureClass: FailureClass
      retryAt?: Temporal.Instant | undefined
    },
  ): Promise<void>
  /** Puts a claimed copy back until an instant, as if it had not been claimed. */
  putBack(id: string, until: Temporal.Instant): Promise<void>
  setUnsure(id: string, at: Temporal.Instant): Promise<void>
  /** Marks as unsure the copies whose sender has not answered for within its lease; gives how many. */
  markUnsure(at: Temporal.Instant): Promise<number>
  /** Has unsure copies of a letter sent again; gives how many. */
  retryUnsure(date: string, at: Temporal.Instant): Promise<number>
  /** Pauses or resumes the sending of a letter; false when it is not being sent or paused. */
  setPaused(date: string, paused: boolean): Promise<boolean>
  /** All letters whose sending has begun, the latest first. */
  list(): Promise<SentLetter[]>
  findText(date: string, locale: Locale): Promise<FrozenText | undefined>
  /** The days of the letters of which a copy has gone out, the latest first. */
  published(): Promise<string[]>
  /** One of these letters; undefined when it is none of them. */
  findPublished(date: string): Promise<PublishedLetter | undefined>
}
