import type { Locale } from '#lib/i18n/locales.ts'
import type { Follow } from './follow-types.ts'
import type { MailStatus, OutgoingMail } from './mail-types.ts'

/** A record of a fact as it was stored, as JSON; `lib/rule-changes` knows its form. */
export type RecordText = string

/** A change of a rule about which an editor has decided. */
export type DecidedChange = {
  id: string
  factId: string
  recordBefore: RecordText
  recordAfter: RecordText
  /** The first day (`YYYY-MM-DD`) on which the record says something else. */
  day: string
  /** What an editor wrote about it; undefined for a minor change, which nobody is told. */
  words: Record<Locale, string> | undefined
  decidedBy: string
  decidedAt: Temporal.Instant
  /** The day of the digest that tells it; undefined while it waits, and for a minor change. */
  digest: string | undefined
}

/** A reader to whom a change may be told: confirmed, not pausing and not suppressed. */
export type DigestReader = {
  id: string
  email: string
  locale: Locale
  /** Whether every change is wanted. */
  wantsAll: boolean
  follows: Follow[]
}

export type RuleChanges = {
  /** The records as they were last announced, by id. */
  announced(): Promise<Map<string, RecordText>>
  /** Keeps records as announced that are not kept yet; gives how many were new. */
  keepNew(records: Map<string, RecordText>): Promise<number>
  /**
   * Stores an editor's decision and keeps the record as announced, in one transaction; false, and
   * nothing changed, when the record announced is no longer `recordBefore`.
   */
  decide(change: Omit<DecidedChange, 'id' | 'digest'>): Promise<boolean>
  /** Takes an announcement back that no digest has told yet; false when it is too late. */
  takeBack(id: string, by: { at: Temporal.Instant; by: string }): Promise<boolean>
  /** Announced changes that wait for a digest, the first decided first. */
  waiting(): Promise<DecidedChange[]>
  /** The latest decisions, newest first. */
  decided(limit: number): Promise<DecidedChange[]>
  /** Whether the digest of a day was begun: there is at most one a day. */
  hasDigest(day: string): Promise<boolean>
  /**
   * Begins the digest of a day with all waiting changes that were decided before an instant. False
   * when there are none, or the day has its digest already.
   */
  beginDigest(digest: {
    day: string
    at: Temporal.Instant
    decidedBefore: Temporal.Instant
  }): Promise<boolean>
  /** The digests that were begun and have not ended, the oldest first. */
  openDigests(): Promise<{ day: string; changes: DecidedChange[] }[]>
  /** A page of readers, in the order of their ids, those that come after a given id. */
  readers(query: { at: Temporal.Instant; after: string; limit: number }): Promise<DigestReader[]>
  /**
   * Stores a reader's mail of a digest, once however often this is called; false when it was there, or
   * when the reader has left, paused, been erased or chosen nothing of the kind since they were read.
   */
  addCopy(input: {
    digest: string
    subscriberId: string
    at: Temporal.Instant
    mail: OutgoingMail
  }): Promise<boolean>
  /** Ends a digest: every reader has their mail. */
  endDigest(day: string, at: Temporal.Instant): Promise<void>
  /** How many mails a digest has. */
  countCopies(day: string): Promise<number>
  /** The mails of digests by where they are, for as long as mails are kept; the others are left out. */
  countMails(days: string[]): Promise<Map<string, Record<MailStatus, number>>>
  /** Deletes who got the digests that ended before an instant; gives how many rows. */
  deleteCopies(before: Temporal.Instant): Promise<number>
}
