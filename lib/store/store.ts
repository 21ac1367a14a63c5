import type { BetterAuthOptions } from 'better-auth'
import type { Locale } from '#lib/i18n/locales.ts'
import type { ContentChanges, ContentDrafts } from './content-types.ts'
import type { Desk, DeskEntry, GuideComment, GuideFeedback } from './desk-types.ts'
import type { Follow } from './follow-types.ts'
import type { Letters } from './letter-types.ts'
import type {
  FailedMail,
  FailureClass,
  MailFailures,
  MailReports,
  OutgoingMail,
  SuppressionReason,
  Suppressions,
} from './mail-types.ts'
import type {
  Actor,
  AuditCursor,
  AuditEntry,
  DeclineReason,
  HistoryEvent,
  InboxEntry,
  InboxQuery,
  LinkHashes,
  NomineeReply,
  Outcomes,
  Recommendation,
  RecommendationCase,
  RecommendationStatus,
  RemovalMark,
  RemovalReason,
  Suspicion,
} from './recommendation-types.ts'
import type { RuleChanges } from './rule-change-types.ts'
import type { ImportedSubscriber, Imports, SubscriberEvent } from './subscriber-types.ts'

export type { OutgoingMail } from './mail-types.ts'

/**
 * Everything the site keeps, in domain words. Both databases answer this one interface;
 * rows, SQL and transactions stay behind it. Every method that stores has committed
 * durably when it resolves, and rejects when it could not.
 */
export type Store = Repositories & {
  /** Where the library that signs editors in keeps its own tables. */
  signIn: SignInDatabase
  /**
   * Does work on the store and takes all of it back: what it gives is what the work would
   * have done. Holds up other writers while it lasts.
   */
  dryRun<T>(work: (store: Repositories) => Promise<T>): Promise<T>
  /** Resolves when the database reads and stored a write a moment ago or now; rejects when not. */
  ping(): Promise<void>
  /** How the last write of this process ended; undefined before the first. */
  lastWrite(): LastWrite | undefined
  close(): Promise<void>
}

/** What is kept, by subject. */
export type Repositories = {
  drafts: Drafts
  recommendations: Recommendations
  subscribers: Subscribers
  imports: Imports
  outbox: Outbox
  mailFailures: MailFailures
  mailReports: MailReports
  suppressions: Suppressions
  letters: Letters
  ruleChanges: RuleChanges
  feedback: Feedback
  removedMails: RemovedMails
  desk: Desk
  contentDrafts: ContentDrafts
  contentChanges: ContentChanges
  searchMisses: SearchMisses
  probes: Probes
}

/** How the last write of a process ended, and when. */
export type LastWrite = { ok: boolean; at: Temporal.Instant }

export type SignInDatabase = Extract<BetterAuthOptions['database'], { db: unknown; type: unknown }>

export type FormValues = Record<string, string | string[]>

/** Answers not yet sent, found by the hash of the reader's cookie and the form's name. */
export type Drafts = {
  /** Whether any answers are kept under a key: only then has the store given its token out. */
  isKnown(key: string, at: Temporal.Instant): Promise<boolean>
  /** The forms under a key whose name begins so, the one begun first, first. */
  forms(key: string, prefix: string, at: Temporal.Instant): Promise<string[]>
  find(key: string, form: string, at: Temporal.Instant): Promise<FormValues | undefined>
  save(draft: {
    key: string
    form: string
    answers: FormValues
    at: Temporal.Instant
    expiresAt: Temporal.Instant
  }): Promise<void>
  delete(key: string, form: string): Promise<void>
  deleteExpired(at: Temporal.Instant): Promise<number>
}

/** The part of the recommendations that editors work with. */
export type RecommendationDesk = {
  findCase(reference: string): Promise<RecommendationCase | undefined>
  /** Newest first; `next` leads to the following page, and is left out on the last. */
  inbox(query: InboxQuery): Promise<{ entries: InboxEntry[]; next?: string }>
  /** Of the regular ones. */
  countByStatus(): Promise<Record<RecommendationStatus, number>>
  /** How many look like a robot's and are held back. */
  countSuspicious(): Promise<number>
  /**
   * Makes one that was held back a regular one, with its history and its mails, in one
   * transaction; false when it is not held back (any more).
   */
  release(input: {
    reference: string
    by: Actor
    at: Temporal.Instant
    mails: OutgoingMail[]
  }): Promise<boolean>
  /** Stores a mail of an editor's own words, and the words in the history; false when it is gone. */
  writeToSender(input: {
    reference: string
    by: Actor
    at: Temporal.Instant
    text: string
    mail: OutgoingMail
  }): Promise<boolean>
  /** Hands it to an editor, or to nobody, with mails; false when it is gone. */
  assign(input: {
    reference: string
    to?: Actor | undefined
    by: Actor
    at: Temporal.Instant
    mails: OutgoingMail[]
  }): Promise<boolean>
  /**
   * Moves it, with a step in its history and mails, in one transaction; `changed`, and
   * nothing done, when it is no longer as its editor saw it (or is gone). Which moves make
   * sense, and when it is then deleted, is decided in `lib/recommend/move`.
   */
  move(input: {
    reference: string
    /** The version that the editor saw. */
    version: number
    to: RecommendationStatus
    by: Actor
    at: Temporal.Instant
    note?: string | undefined
    reason?: DeclineReason | undefined
    deletesAt?: Temporal.Instant | undefined
    mails?: OutgoingMail[]
  }): Promise<'moved' | 'changed'>
  /** Adds a note without moving; false when it is gone. */
  addNote(input: {
    reference: string
    by: Actor
    at: Temporal.Instant
    note: string
  }): Promise<boolean>
  /** Oldest first. The steps outlive a removal, without their notes. */
  history(reference: string): Promise<HistoryEvent[]>
  /** The latest steps of all recommendations, newest first, those that come after a given one. */
  auditLog(query: { after?: AuditCursor | undefined; limit: number }): Promise<AuditEntry[]>
}

/** The part of the recommendations behind the links of the sender and of the person named. */
export type RecommendationLinks = {
  findByLink(kind: keyof LinkHashes, hash: string): Promise<RecommendationCase | undefined>
  /**
   * Keeps what the person said, with a step in the history; an agreement moves what is open
   * to `agreed`. False when the recommendation is gone.
   */
  answer(input: {
    reference: string
    answer: NomineeReply
    /** Where it stands afterwards, and until when it is then kept. */
    decide: (now: RecommendationCase) => {
      status: RecommendationStatus
      deletesAt?: Temporal.Instant | undefined
    }
  }): Promise<boolean>
  /**
   * Stores a mail to the sender when reference and address belong together and fewer than
   * the limit of its kind have been written about it. Tells nobody whether it did.
   */
  mailSender(input: {
    reference: string
    email: string
    at: Temporal.Instant
    limit: Limit
    mail: (recommendation: Recommendation) => OutgoingMail
  }): Promise<void>
}

/** The part of the recommendations that makes them go. */
export type RecommendationRemovals = {
  /**
   * Removes all of it at once: answers, consents, notes, waiting and sent mails, drafts. What
   * stays is a mark, and the history without its notes. False when there was none.
   */
  remove(input: {
    reference: string
    by: Actor
    why: RemovalReason
    at: Temporal.Instant
  }): Promise<boolean>
  /** Removes those whose clock has run out; gives how many, by reason. */
  removeDue(at: Temporal.Instant): Promise<Record<'unanswered' | 'declined', number>>
  findRemoval(reference: string): Promise<RemovalMark | undefined>
  /** The latest removals, newest first, those that come after a given one. */
  removals(query: { after?: RemovalMark | undefined; limit: number }): Promise<RemovalMark[]>
  outcomes(): Promise<Outcomes>
}

export type Recommendations = RecommendationDesk &
  RecommendationLinks &
  RecommendationRemovals & {
    /**
     * Stores a recommendation and its mails in one transaction, and deletes its draft, once
     * for each idempotency key: a second call with the same key stores nothing and gives the
     * first reference, also when the recommendation was removed since.
     */
    insert(input: {
      /** With reasons for suspicion it is held back: no history and no mail until it is released. */
      recommendation: Recommendation
      idempotencyKey: string
      consentText: string
      /** Whether the sender wishes a copy, for when it is released. */
      wantsCopy?: boolean
      /** When it is removed unless the person answers; kept until somebody acts when left out. */
      deletesAt?: Temporal.Instant
      links?: LinkHashes
      draft?: { key: string; form: string } | undefined
      mails: OutgoingMail[]
    }): Promise<{ reference: string; stored: boolean }>
    find(reference: string): Promise<Recommendation | undefined>
    /** The reference stored under an idempotency key, if any, also of one removed since. */
    findReference(idempotencyKey: string): Promise<string | undefined>
    /** All of them, oldest first, read in pages so that memory stays flat. */
    list(): AsyncIterable<Recommendation>
  }

export const TOPICS = ['letter', 'changes', 'heroes'] as const

export type Topic = (typeof TOPICS)[number]

export type SubscriberStatus = 'pending' | 'confirmed' | 'left' | 'bounced'

export type Subscriber = {
  /** Random; the leave link of every letter is derived from it. Never shown. */
  id: string
  email: string
  locale: Locale
  topics: Topic[]
  status: SubscriberStatus
  createdAt: Temporal.Instant
  /** No letter is sent before; may lie in the past. Left out when there was no pause lately. */
  pausedUntil?: Temporal.Instant
}

/** All that is kept about one subscriber. */
export type KeptAbout = {
  subscriber: Subscriber
  /** How a subscriber of an imported list agreed: the day (`YYYY-MM-DD`) and where. */
  consent?: { day: string; proof: string; importedAt: Temporal.Instant }
  blocked?: { reason: SuppressionReason; note: string; at: Temporal.Instant }
  confirmedAt?: Temporal.Instant
  leftAt?: Temporal.Instant
  follows: (Follow & { since: Temporal.Instant })[]
  /** The sign-ups, used or not; one that waits has what it asks to follow. */
  signUps: { at: Temporal.Instant; usedAt?: Temporal.Instant; follows: Follow[] }[]
  /** Mails to the address whose text is still kept. */
  mails: { kind: string; subject: string; at: Temporal.Instant; status: string }[]
  /** Copies of letters. */
  letters: { letter: string; status: string; endedAt?: Temporal.Instant }[]
  /** The days of digests of changed rules. */
  digests: string[]
  /** Forms with the address that were begun and are not forgotten yet. */
  forms: { form: string; at: Temporal.Instant }[]
  /** Lines of an old list that lies here for a day while editors import it. */
  importLines: number[]
}

/** At most this many of something since an instant. */
export type Limit = { since: Temporal.Instant; most: number }

/**
 * A limit of confirmations. With `open` only those count that the address can still use: neither
 * one that was used, nor one from before its subscriber left.
 */
export type ConfirmationLimit = Limit & { open?: boolean }

/** The part of the subscribers that proves whose an address is. */
export type Confirmations = {
  /** How many confirmation mails an address was sent since an instant. */
  confirmationsSince(email: string, since: Temporal.Instant): Promise<number>
  /**
   * Makes an address pending (a confirmed one stays as it is), replaces its open
   * confirmation by this one and stores the mail, in one transaction. False, and nothing
   * changed, when a limit of confirmations is reached: counted in the same transaction, so
   * that calls at the same moment cannot pass it together. The mail is chosen by whom the
   * address belongs to at that moment. Runs the same statements for every address.
   */
  askToConfirm(input: {
    email: string
    locale: Locale
    topics: Topic[]
    /** What is followed once this sign-up is confirmed. */
    follows?: Follow[]
    at: Temporal.Instant
    token: { hash: string; codeHash: string; expiresAt: Temporal.Instant }
    limits: ConfirmationLimit[]
    mail: (subscriber: Pick<Subscriber, 'id' | 'status'>) => OutgoingMail
  }): Promise<boolean>
  /** The subscriber behind a confirmation link, whether it still works, and what it adds to follow. */
  findByConfirmation(
    hash: string,
    at: Temporal.Instant,
  ): Promise<{ subscriber: Subscriber; usable: boolean; follows: Follow[] } | undefined>
  /**
   * Confirms by link, and follows what the sign-up asked for, up to the most that one reader may.
   * `added` when the subscriber was confirmed before: then no mail is stored. `used` when that link
   * was used before, `unknown` when it is not ours or has ended.
   */
  confirm(input: {
    hash: string
    at: Temporal.Instant
    leaveTokenHash: string
    mail: (subscriber: Subscriber) => OutgoingMail
  }): Promise<'confirmed' | 'added' | 'used' | 'unknown'>
  /** Finds the open confirmation of an address whose mailed code has this hash. */
  findByCode(
    email: string,
    codeHash: string,
    at: Temporal.Instant,
  ): Promise<{ hash: string } | undefined>
  /**
   * Counts one try at the code of an address, known or not, before it is compared; false
   * when there were too many since the limit's instant.
   */
  takeCodeTry(email: string, limit: Limit & { at: Temporal.Instant }): Promise<boolean>
  /** Forgets the tries at an address's code, after the right one. */
  clearCodeTries(email: string): Promise<void>
  /** Forgets the tries at all codes that were counted from before an instant; gives how many. */
  deleteCodeTries(before: Temporal.Instant): Promise<number>
}

export type Subscribers = Confirmations & {
  find(email: string): Promise<Subscriber | undefined>
  findByLeaveToken(hash: string): Promise<Subscriber | undefined>
  /** Ends or takes up again a subscription by its leave link; false when the link is not ours. */
  setLeft(hash: string, left: boolean, at: Temporal.Instant): Promise<boolean>
  /** Changes language and topics by the leave link; false when the link is not ours. */
  setPreferences(hash: string, to: { locale: Locale; topics: Topic[] }): Promise<boolean>
  /** Pauses all letters until an instant, or ends a pause; false when the link is not ours. */
  setPaused(hash: string, until: Temporal.Instant | undefined): Promise<boolean>
  /** Forgets the pauses that ended before an instant; gives how many. */
  endPauses(at: Temporal.Instant): Promise<number>
  /** What a subscriber follows, the first followed first. */
  follows(subscriberId: string): Promise<Follow[]>
  /** Stops following by the leave link; false when the link is not ours. */
  unfollow(hash: string, follow: Follow): Promise<boolean>
  /** All that is kept about the subscriber behind a leave link. */
  keptAbout(hash: string): Promise<KeptAbout | undefined>
  /** All of them, or those of one state, oldest first, read in pages so that memory stays flat. */
  list(status?: SubscriberStatus): AsyncIterable<Subscriber>
  /**
   * Removes an address: subscription, links, codes, drafts and mails, and the mark of one who
   * left, with a line in the audit log that names nobody. Gives whether anything was there, and
   * the recommendations that this address sent, which are removed by themselves.
   */
  remove(
    email: string,
    by: Pick<DeskEntry, 'at' | 'by'>,
  ): Promise<{ removed: boolean; recommendations: string[] }>
  /** Deletes sign-ups that were not confirmed while they could be, and their dead links. */
  deleteUnconfirmed(at: Temporal.Instant): Promise<number>
  /** Of those who left before an instant, keeps nothing but a hashed mark. */
  forgetLeft(before: Temporal.Instant): Promise<number>
  /** How many there are of each state and language. */
  countByState(): Promise<{ status: SubscriberStatus; locale: Locale; count: number }[]>
  /** Whether such a mark is kept for an address, so that no import asks it again. */
  hasLeft(email: string): Promise<boolean>
  /** How many confirmed subscribers want a topic, by topic and language. */
  countByTopic(): Promise<{ topic: Topic; locale: Locale; count: number }[]>
  /** What happened to the list since an instant, counted by day in Almaty (`YYYY-MM-DD`). */
  countEvents(
    since: Temporal.Instant,
  ): Promise<{ day: string; what: SubscriberEvent; count: number }[]>
  /**
   * Stores subscribers of an old list as confirmed, with their consents, in one transaction; gives the
   * addresses that it left out because they are there, have left or are suppressed. Mails nothing.
   */
  importAll(
    subscribers: ImportedSubscriber[],
    by: Pick<DeskEntry, 'at' | 'by'>,
  ): Promise<{ email: string; why: 'known' | 'left' | 'suppressed' }[]>
}

export type QueuedMail = OutgoingMail & {
  id: string
  createdAt: Temporal.Instant
  /** How often it was taken, this time included. */
  attempts: number
}

export type Outbox = {
  /**
   * Takes the next mail that is due, of these kinds when some are named. It is leased until an
   * instant, so that no other sender takes it and the mail of a crashed one is taken again. Mails of
   * digests whose readers do not want them any more end as `skipped` instead.
   */
  claim(
    at: Temporal.Instant,
    leaseUntil: Temporal.Instant,
    kinds?: readonly string[],
  ): Promise<QueuedMail | undefined>
  setSent(id: string, at: Temporal.Instant): Promise<void>
  /** Counts a failed try and puts the mail back until `retryAt`; without it, it failed for good. */
  setFailed(
    id: string,
    failure: {
      at: Temporal.Instant
      error: string
      /** `unknown` when left out. */
      failureClass?: FailureClass
      retryAt?: Temporal.Instant | undefined
    },
  ): Promise<void>
  /** Takes one of the mails that may go within a time; false when none is left, for any process. */
  takeSlot(limit: Limit & { at: Temporal.Instant }): Promise<boolean>
  /** Puts a claimed mail back until an instant, as if it had not been claimed. */
  putBack(id: string, until: Temporal.Instant): Promise<void>
  /** Ends a mail that does not go because its recipient is on the list of blocked addresses. */
  setBlocked(id: string, at: Temporal.Instant): Promise<void>
  /** Stores a mail that has no other cause in the store than itself. */
  add(mail: OutgoingMail, at: Temporal.Instant): Promise<void>
  /**
   * The same under an id of the caller's (letters, digits, `-`, `_`), so that of several processes one
   * stores it; false when it is there already.
   */
  addOnce(id: string, mail: OutgoingMail, at: Temporal.Instant): Promise<boolean>
  /** Mails that failed for good, the latest first. */
  failed(limit: number): Promise<(FailedMail & { failedAt: Temporal.Instant })[]>
  /** Mails that failed at least once and will be tried again, the next try first. */
  retrying(limit: number): Promise<(FailedMail & { retryAt: Temporal.Instant })[]>
  /** Has a failed mail tried anew, with a line in the audit log; false when it is not one. */
  retry(id: string, by: Pick<DeskEntry, 'at' | 'by'>): Promise<boolean>
  counts(
    at: Temporal.Instant,
  ): Promise<{ waiting: number; failed: number; oldestDue?: Temporal.Instant }>
  /** How many mails of a kind were written to an address since an instant. */
  countTo(query: { email: string; kind: string; since: Temporal.Instant }): Promise<number>
  /** Deletes mails that were sent or failed before an instant; gives how many. */
  deleteEnded(before: Temporal.Instant): Promise<number>
}

/** Searches that found nothing; what a person could be known by never comes here. */
export type SearchMisses = {
  /** Counts a query once more, on a day (`YYYY-MM-DD`). */
  count(query: string, day: string): Promise<void>
  /** Those asked most, first. */
  list(limit: number): Promise<{ query: string; times: number; lastDay: string }[]>
  /** Deletes those last asked before a day (`YYYY-MM-DD`); gives how many. */
  deleteBefore(day: string): Promise<number>
}

/** Mails that were removed, so that every machine that shares the store deletes their files. */
export type RemovedMails = {
  /** The ids of those removed since an instant. */
  since(at: Temporal.Instant): Promise<string[]>
  /** Forgets those removed before an instant; gives how many. */
  deleteBefore(at: Temporal.Instant): Promise<number>
}

export type Feedback = {
  insert(input: {
    slug: string
    locale: Locale
    useful: boolean
    at: Temporal.Instant
  }): Promise<string>
  /** Adds why; a comment with reasons for suspicion is held back until an editor releases it. */
  setComment(id: string, comment: string, suspicion?: Suspicion[]): Promise<void>
  /** Makes a comment that was held back a regular one; false when it is not held back. */
  releaseComment(id: string, by: Pick<DeskEntry, 'at' | 'by'>): Promise<boolean>
  countSuspiciousComments(): Promise<number>
  /** The answers of each guide that has any. */
  byGuide(): Promise<GuideFeedback[]>
  /** The latest comments, newest first, those that come after a given one. */
  comments(query: {
    after?: Pick<GuideComment, 'at' | 'id'> | undefined
    /** Only those that are held back; without it only the others. */
    suspicious?: boolean
    limit: number
  }): Promise<GuideComment[]>
}

/** What the probe sent to the site, as `npm run site -- probe` reads and deletes it. */
export type Probes = {
  /** The texts of the mails to an address of the probe, the oldest first. */
  mailsTo(email: string): Promise<{ kind: string; text: string }[]>
  /** Deletes all that a run left, without a mark in any list or figure; gives how many rows. */
  delete(email: string): Promise<number>
  /** The same for all runs that began before an instant: one may have been killed. */
  deleteBefore(at: Temporal.Instant): Promise<number>
}
