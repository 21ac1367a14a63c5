import type { Locale } from '#lib/i18n/locales.ts'
import type { SentFields } from './recommendation-fields.ts'

/** How far a recommendation has come. One that was removed is no longer there: see `Removal`. */
export const RECOMMENDATION_STATUSES = [
  'new',
  'reading',
  'asked',
  'agreed',
  'published',
  'declined',
] as const

export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number]

/**
 * Why a submission looks like a robot's: the field that people do not see was filled in, it was
 * sent faster than people type, or a link stands in a name.
 */
export const SUSPICIONS = ['hidden-field', 'too-fast', 'link-in-name'] as const

export type Suspicion = (typeof SUSPICIONS)[number]

export type Recommendation = SentFields & {
  reference: string
  createdAt: Temporal.Instant
  locale: Locale
  status: RecommendationStatus
  /** Why it looks like a robot's; left out for a regular one. */
  suspicion?: Suspicion[]
}

/** Why an editor declined; a code, so that it can be counted and said in any language. */
export const DECLINE_REASONS = [
  'not-a-fit',
  'too-little',
  'cannot-verify',
  'duplicate',
  'spam',
  'other',
] as const

export type DeclineReason = (typeof DECLINE_REASONS)[number]

/**
 * Why a recommendation was removed: the person named wished it, the sender took it back, an
 * editor had to, or its clock ran out without an answer or after it was declined.
 */
export const REMOVAL_REASONS = ['nominee', 'sender', 'editor', 'unanswered', 'declined'] as const

export type RemovalReason = (typeof REMOVAL_REASONS)[number]

/** Who did something: the sender, the person named, the site's own clock, or an editor's address. */
export type Actor = 'sender' | 'nominee' | 'site' | `${string}@${string}`

/** What the person named may agree to, each by itself. */
export const CONSENT_SCOPES = ['story', 'place', 'letter'] as const

export type ConsentScope = (typeof CONSENT_SCOPES)[number]

/** What the person named said about it; the latest one counts. */
export type NomineeReply = {
  at: Temporal.Instant
  by: Actor
  /** The language and the version of the words that were agreed to. */
  locale: Locale
  textVersion: string
} & (
  | {
      kind: 'agree'
      scope: ConsentScope[]
      /** The very words beside the boxes that were ticked. */
      consentText: string
      /** How an editor may reach the person, if they wished to say. */
      contact: string
    }
  | { kind: 'correct'; text: string }
)

/** One step of a recommendation's history. Steps are added and never changed. */
export type HistoryEvent = {
  /** The version that this step made: 1 for the sending, then one more each time. */
  version: number
  at: Temporal.Instant
  by: Actor
  what:
    | 'sent'
    | 'moved'
    | 'noted'
    | 'agreed'
    | 'corrected'
    | 'removed'
    | 'released'
    | 'wrote'
    | 'assigned'
  from?: RecommendationStatus
  to?: RecommendationStatus
  reason?: DeclineReason | RemovalReason
  /** Gone with the personal data when the recommendation is removed. */
  note?: string
}

/** A step in the audit log of all recommendations. */
export type AuditEntry = HistoryEvent & { reference: string }

/** Where a page of the audit log ended. */
export type AuditCursor = Pick<AuditEntry, 'at' | 'reference' | 'version'>

/** All that an editor sees of one recommendation. */
export type RecommendationCase = Recommendation & {
  version: number
  reason?: DeclineReason
  /** When it is removed unless something happens before; left out when it is kept. */
  deletesAt?: Temporal.Instant
  /** Oldest first. */
  answers: NomineeReply[]
  /** The editor who has taken it on. */
  assignee?: string
  /** Whether the sender wished a copy by mail. */
  wantsCopy: boolean
}

/** One line of the inbox. */
export type InboxEntry = Pick<Recommendation, 'reference' | 'createdAt' | 'locale' | 'status'> & {
  version: number
  name: string
  place: string
  knownFor: string
  reason?: DeclineReason
  deletesAt?: Temporal.Instant
  /** What the person named said last. */
  answer?: NomineeReply['kind']
  suspicion?: Suspicion[]
  /** The editor who has taken it on. */
  assignee?: string
}

export type InboxQuery = {
  status?: RecommendationStatus | undefined
  /** The language in which it was sent. */
  locale?: Locale | undefined
  /** Only those that look like a robot's; without it only the others. */
  suspicious?: boolean | undefined
  /** Only those that this editor has taken on. */
  assignee?: string | undefined
  /** Words, or beginnings of words, that all occur: names, place, story, address, reference. */
  text?: string | undefined
  /** `next` of the page before; one that is not ours begins anew. */
  after?: string | undefined
  limit: number
}

/** What remains of a recommendation that was removed. */
export type RemovalMark = { reference: string; at: Temporal.Instant; why: RemovalReason }

/** What became of all recommendations ever sent; holds no personal data. */
export type Outcomes = Record<'received' | RecommendationStatus, number> & {
  removed: Record<RemovalReason, number>
}

/** The hashes by which the mailed links are found again. */
export type LinkHashes = { nominee: string; status: string }
