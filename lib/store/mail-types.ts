import type { Locale } from '#lib/i18n/locales.ts'

/**
 * Why a mail was not taken. Only `no-mailbox` says that the address does not exist; `policy`,
 * `content` and `settings` speak of the sender and never of the reader.
 */
export const FAILURE_CLASSES = [
  'no-mailbox',
  'mailbox-full',
  'mailbox-disabled',
  'later',
  'policy',
  'content',
  'settings',
  'unreachable',
  'unknown',
] as const

export type FailureClass = (typeof FAILURE_CLASSES)[number]

/** A mail that failed and waits for another try (`retryAt`), or failed for good without one. */
export type FailedMail = {
  id: string
  kind: string
  to: string
  locale: Locale
  attempts: number
  failureClass: FailureClass
  /** The server's answer or the error. */
  error: string
}

/** A stop of the mail queue after refusals that speak of the sender. */
export type MailPause = { since: Temporal.Instant; until: Temporal.Instant; refusals: number }

/** What went wrong with mails, counted, and the pauses of the queue that came of it. */
export type MailFailures = {
  /** Failed tries since an instant, by class; classes without one are left out. */
  countByClass(since: Temporal.Instant): Promise<{ failureClass: FailureClass; count: number }[]>
  /**
   * Pauses the queue when at least `limit` tries of these classes failed since an instant and
   * since the last pause ended; gives the pause that it made, undefined when it made none.
   */
  pauseIfRefused(input: {
    classes: readonly FailureClass[]
    since: Temporal.Instant
    limit: number
    at: Temporal.Instant
    /** The end of the pause by how many pauses began within the last two days. */
    until: (recentPauses: number) => Temporal.Instant
  }): Promise<MailPause | undefined>
  /** The pause that lasts at an instant. */
  findPause(at: Temporal.Instant): Promise<MailPause | undefined>
  /** Ends the pause that lasts, with a line in the audit log; false when there is none. */
  resume(by: { at: Temporal.Instant; by: string }): Promise<boolean>
  /** Deletes the counts of tries before an instant; gives how many. */
  deleteBefore(before: Temporal.Instant): Promise<number>
}

/**
 * Where a mail is: `blocked` did not go because of the list of blocked addresses, `skipped` because its
 * reader left, paused or chose nothing of the kind any more between its storing and its sending.
 */
export type MailStatus = 'waiting' | 'sent' | 'failed' | 'blocked' | 'skipped'

/** A mail that waits for being sent, written in the transaction of its cause. */
export type OutgoingMail = {
  /** What it is for, such as `newsletter-confirm`; shown to operators, never to readers. */
  kind: string
  to: string
  locale: Locale
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  /** The recommendation that it is about: the mail goes when that one is removed. */
  about?: string
  /** The day of the digest of rule changes that it is of: then it goes only to a reader who wants it still. */
  digest?: string
}

/**
 * Why an address gets no mail: its server says that it does not exist, its owner marked a mail as
 * spam, or an editor blocked it, because its owner asked or because others filled forms in with it.
 */
export const SUPPRESSION_REASONS = ['no-mailbox', 'complaint', 'asked', 'abuse'] as const

export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

/** Why an editor takes an address off the list again. */
export const UNBLOCK_REASONS = ['asked', 'mistake', 'works'] as const

export type UnblockReason = (typeof UNBLOCK_REASONS)[number]

export type Suppression = {
  email: string
  reason: SuppressionReason
  /** An editor's own words, possibly empty. */
  note: string
  at: Temporal.Instant
  /** The editor's address, or `site`. */
  by: string
}

/**
 * The addresses that get no mail. One with `no-mailbox` only gets no letters: somebody may have made
 * the mailbox since, and signing up again proves it.
 */
export type Suppressions = {
  /**
   * Puts an address on the list and ends its subscription; an editor's entry has a line in the audit
   * log. `no-mailbox` is noted only of a confirmed subscriber, and never in place of another reason.
   */
  add(entry: Suppression): Promise<boolean>
  /** Takes an address off, with a line in the audit log; false when it is not on the list. */
  remove(entry: {
    email: string
    why: UnblockReason
    at: Temporal.Instant
    by: string
  }): Promise<boolean>
  find(email: string): Promise<Suppression | undefined>
  /** Whether no mail of any kind may go to an address. */
  isBlocked(email: string): Promise<boolean>
  /** The latest first, those that come after a given one; of one reason when it is named. */
  list(query: {
    after?: Pick<Suppression, 'at' | 'email'> | undefined
    reason?: SuppressionReason | undefined
    limit: number
  }): Promise<Suppression[]>
  countByReason(): Promise<Record<SuppressionReason, number>>
}

export const REPORT_KINDS = ['bounce', 'complaint'] as const

export type ReportKind = (typeof REPORT_KINDS)[number]

/** What a mailbox provider reported about a mail of ours, from wherever it came. */
export type MailReport = {
  /** The same however often the report is read. */
  id: string
  kind: ReportKind
  /** Ids of mails (the part of a `Message-ID` before the `@`) that it may be about. */
  mailIds: string[]
  /** Of a bounce. */
  failureClass?: FailureClass
}

export type MailReports = {
  /**
   * Notes a report and what follows from it, in one transaction: `no-mailbox` and complaints
   * suppress the address that the mail went to. `known` when it was noted before; `unmatched`, with
   * nothing but the count, when no mail of ours has one of its ids.
   */
  record(report: MailReport, at: Temporal.Instant): Promise<'noted' | 'known' | 'unmatched'>
  /** Reports since an instant, by kind and letter; without a letter for all other mails. */
  count(
    since: Temporal.Instant,
  ): Promise<{ kind: ReportKind; letter: string | undefined; count: number }[]>
  /** Reports about the copies of one letter. */
  countOf(letter: string): Promise<Record<ReportKind, number>>
  /** Deletes the reports before an instant; gives how many. */
  deleteBefore(before: Temporal.Instant): Promise<number>
}
