import type { Locale } from '#lib/i18n/locales.ts'
import type { FailureClass } from './mail-types.ts'

/**
 * `preparing` until every recipient has a row; then copies go out unless it is `paused`. One that is
 * `cancelled` is never taken up again.
 */
export type LetterStatus = 'preparing' | 'sending' | 'paused' | 'cancelled'

/**
 * Where a reader's copy is: `handed` is being sent now; `unsure` was handed to a server by a
 * sender that ended, or lost its connection, before the answer; `skipped` is no longer wanted;
 * `cancelled` was not handed over when the letter was cancelled.
 */
export const DELIVERY_STATUSES = [
  'waiting',
  'handed',
  'sent',
  'failed',
  'unsure',
  'skipped',
  'cancelled',
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

/** Who gets a letter, and how many do not and why. */
export type Recipients = {
  /** Confirmed subscribers who want letters, by language. */
  counts: { locale: Locale; count: number }[]
  /** Confirmed, and want other topics only. */
  otherTopics: number
  /** Confirmed, and want letters again later. */
  paused: number
  unconfirmed: number
  left: number
  bounced: number
  /** Confirmed and blocked. */
  blocked: number
}

/** How the sending of a copy ended; `retryAt` puts it back until then. */
export type CopyOutcome =
  | { id: string; status: 'sent' | 'unsure' }
  | {
      id: string
      status: 'failed'
      failureClass: FailureClass
      retryAt?: Temporal.Instant | undefined
    }

/** Who does something with a letter, for the audit log. */
export type LetterAct = { at: Temporal.Instant; by: string }

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
  countRecipients(at: Temporal.Instant): Promise<Recipients>
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
   * Notes how copies ended and takes the next that are due, at most `most`, for one sender, in one
   * transaction. Copies whose readers have left, are suppressed or do not want letters any more are
   * skipped.
   */
  exchange(input: {
    ended: CopyOutcome[]
    most: number
    at: Temporal.Instant
    leaseUntil: Temporal.Instant
  }): Promise<Delivery[]>
  /** Puts a claimed copy back until an instant, as if it had not been claimed. */
  putBack(id: string, until: Temporal.Instant): Promise<void>
  /** Marks as unsure the copies whose sender has not answered for within its lease; gives how many. */
  markUnsure(at: Temporal.Instant): Promise<number>
  /** Has unsure copies of a letter sent again; gives how many. */
  retryUnsure(date: string, act: LetterAct): Promise<number>
  /** Pauses or resumes the sending of a letter; false when it is not being sent or paused. */
  setPaused(date: string, paused: boolean, act: LetterAct): Promise<boolean>
  /**
   * Ends the sending of a letter for good: copies that were not handed over are `cancelled`. Gives how
   * many, undefined when the letter is not being prepared, sent or paused.
   */
  cancel(date: string, act: LetterAct): Promise<number | undefined>
  /** Notes that an editor has read a version of a letter's texts and agrees to its sending. */
  approve(date: string, version: string, act: LetterAct): Promise<void>
  /** The editors who agreed to a version, the first one first. */
  approvals(date: string, version: string): Promise<{ by: string; at: Temporal.Instant }[]>
  /** All letters whose sending has begun, the latest first. */
  list(): Promise<SentLetter[]>
  find(date: string): Promise<SentLetter | undefined>
  findText(date: string, locale: Locale): Promise<FrozenText | undefined>
  /** The days of the letters of which a copy has gone out, the latest first. */
  published(): Promise<string[]>
  /** One of these letters; undefined when it is none of them. */
  findPublished(date: string): Promise<PublishedLetter | undefined>
}
