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
}
