import type { Locale } from '#lib/i18n/locales.ts'

/** What an editor can do at the desk beside moving a recommendation, which has its own history. */
export const DESK_ACTIONS = [
  'signed-in',
  'signed-out',
  'session-ended',
  'other-sessions-ended',
  'passkey-added',
  'passkey-removed',
  'exported',
  'subscribers-exported',
  'mail-retried',
  'mail-resumed',
  'links-checked',
  'subscriber-removed',
  'comment-released',
  'letter-approved',
  'letter-tested',
  'letter-sent',
  'letter-paused',
  'letter-resumed',
  'letter-cancelled',
  'letter-retried',
  'address-blocked',
  'address-unblocked',
  'subscribers-imported',
  'content-submitted',
  'content-approved',
  'content-scheduled',
  'content-unscheduled',
  'content-withdrawn',
  'content-published',
  'rule-change-announced',
  'rule-change-minor',
  'rule-change-taken-back',
  'rule-digest-started',
] as const

export type DeskAction = (typeof DESK_ACTIONS)[number]

/** One line of the audit log. Lines are added and never changed. */
export type DeskEntry = {
  id: string
  at: Temporal.Instant
  /** The editor's address, or `site` for the command line. */
  by: string
  what: DeskAction
  /** An id, a kind or a count; never anything that a reader typed. */
  about?: string
}

export type Desk = {
  record(entry: Omit<DeskEntry, 'id'>): Promise<void>
  /** The latest entries, newest first, those that come after a given one. */
  auditLog(query: {
    after?: Pick<DeskEntry, 'at' | 'id'> | undefined
    limit: number
  }): Promise<DeskEntry[]>
  /** Deletes sessions and links of editors that have ended; gives how many. */
  deleteEnded(at: Temporal.Instant): Promise<number>
}

/** How a guide was found by those who answered. */
export type GuideFeedback = { slug: string; yes: number; no: number; comments: number }

/** What a reader wrote about a guide. */
export type GuideComment = {
  id: string
  slug: string
  locale: Locale
  useful: boolean
  comment: string
  at: Temporal.Instant
}
