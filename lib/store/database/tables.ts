import type { ColumnType } from 'kysely'
import type { Locale } from '#lib/i18n/locales.ts'
import type { ChangeState } from '../content-types.ts'
import type { DeskAction } from '../desk-types.ts'
import type { FollowKind } from '../follow-types.ts'
import type { DeliveryStatus, LetterStatus } from '../letter-types.ts'
import type { FailureClass, MailStatus, ReportKind, SuppressionReason } from '../mail-types.ts'
import type { FieldColumns } from '../recommendation-fields.ts'
import type {
  Actor,
  DeclineReason,
  HistoryEvent,
  NomineeReply,
  RecommendationStatus,
  RemovalReason,
} from '../recommendation-types.ts'
import type { SubscriberStatus } from '../store.ts'
import type { ImportOutcome, SubscriberEvent } from '../subscriber-types.ts'

/** May be left out when a row is added. */
type Nullable = ColumnType<string | null, string | null | undefined, string | null>

/**
 * The rows as both databases keep them: instants are ISO text of millisecond precision
 * (so they sort as text), lists and maps are JSON text, yes and no are 1 and 0.
 */
export type Tables = {
  drafts: {
    key: string
    form: string
    answers: string
    created_at: string | null
    updated_at: string
    expires_at: string
  }
  recommendations: FieldColumns & {
    reference: string
    idempotency_key: string
    created_at: string
    locale: Locale
    status: RecommendationStatus
    consent_text: string
    /** Why it looks like a robot's, as JSON; null for a regular one. */
    suspicion: string | null
    /** Whether the sender wished a copy by mail. */
    wants_copy: number
    /** The editor who has taken it on. */
    assignee: string | null
    /** One more with each step of its history. */
    version: number
    decline_reason: DeclineReason | null
    deletes_at: string | null
    nominee_hash: string | null
    status_hash: string | null
  }
  /** Rows are only ever added; what is personal in a step lies beside it. */
  recommendation_history: {
    reference: string
    version: number
    at: string
    by: Actor
    what: HistoryEvent['what']
    from_status: RecommendationStatus | null
    to_status: RecommendationStatus | null
    reason: DeclineReason | RemovalReason | null
  }
  recommendation_notes: {
    reference: string
    version: number
    note: string
  }
  nominee_answers: {
    reference: string
    version: number
    at: string
    by: Actor
    locale: Locale
    text_version: string
    kind: NomineeReply['kind']
    scope: string
    consent_text: string
    contact: string
    correction: string
  }
  removals: {
    reference: string
    idempotency_key: string
    removed_at: string
    why: RemovalReason
  }
  subscribers: {
    id: string
    email: string
    /** The address as it is compared: lower case throughout. */
    email_key: string
    locale: Locale
    topics: string
    status: SubscriberStatus
    created_at: string
    confirmed_at: string | null
    left_at: string | null
    leave_hash: string | null
    /** Nothing is sent before this instant. */
    paused_until: string | null
  }
  follows: {
    subscriber_id: string
    kind: FollowKind
    target: string
    created_at: string
  }
  confirmations: {
    hash: string
    subscriber_id: string
    code_hash: string
    created_at: string
    expires_at: string
    used_at: string | null
    superseded_at: string | null
    /** What the sign-up asks to follow, as JSON. */
    follows: string | null
  }
  code_tries: {
    address_hash: string
    since: string
    tries: number
  }
  departures: {
    address_hash: string
    left_at: string
  }
  outbox: {
    id: string
    kind: string
    recipient: string
    locale: Locale
    subject: string
    text: string
    html: string
    headers: string
    status: MailStatus
    attempts: number
    created_at: string
    /** When it may be taken; a lease moves it ahead. */
    due_at: string
    ended_at: string | null
    last_error: string | null
    /** The reference of the recommendation that it is about. */
    about: string | null
    /** Of the last try that failed. */
    failure_class: FailureClass | null
    /** The day of the digest that it is of. */
    digest: string | null
  }
  /** One row a failed try; holds nothing about the recipient. */
  mail_failures: {
    id: string
    at: string
    failure_class: FailureClass
  }
  letters: {
    date: string
    status: LetterStatus
    started_at: string
    started_by: string
    facts_day: string
  }
  letter_texts: {
    letter: string
    locale: Locale
    subject: string
    preheader: string
    html: string
    text: string
  }
  /** One row a letter and recipient; the database refuses a second one. */
  letter_deliveries: {
    id: string
    letter: string
    subscriber_id: string
    status: DeliveryStatus
    attempts: number
    due_at: string
    ended_at: string | null
    failure_class: FailureClass | null
  }
  /** An editor's yes to one version of a letter's texts. */
  letter_approvals: {
    letter: string
    version: string
    by: string
    at: string
  }
  /** Addresses that get no mail, or no letters. */
  suppressions: {
    email_key: string
    email: string
    reason: SuppressionReason
    note: string
    at: string
    by: string
  }
  /** Bounces and complaints, each once; holds nothing about the recipient. */
  mail_reports: {
    id: string
    at: string
    kind: ReportKind
    failure_class: FailureClass | null
    letter: string | null
  }
  /** How a subscriber who came with an imported list agreed. */
  consents: {
    subscriber_id: string
    day: string
    proof: string
    imported_at: string
    imported_by: string
  }
  /** At most one row: the latest import of an old list. */
  subscriber_imports: {
    id: string
    slot: number
    by: string
    dry_run: number
    total: number
    done: number
    started_at: string
    lease_until: string
    ended_at: string | null
  }
  subscriber_import_lines: {
    import_id: string
    line: number
    email: string
    email_key: string
    subscriber: string | null
    outcome: ImportOutcome | null
  }
  /** What happened to the list, for figures over time; holds nothing about the subscriber. */
  subscriber_events: {
    id: string
    at: string
    what: SubscriberEvent
  }
  /** The records of facts as readers were last told of them, as JSON. */
  announced_facts: {
    fact_id: string
    record: string
  }
  rule_changes: {
    id: string
    fact_id: string
    record_before: string
    record_after: string
    day: string
    words: string | null
    decided_by: string
    decided_at: string
    digest: string | null
  }
  rule_digests: {
    day: string
    started_at: string
    ended_at: string | null
  }
  /** One row a digest and reader; the database refuses a second one. */
  digest_copies: {
    digest: string
    subscriber_id: string
  }
  mail_slot_locks: {
    id: string
    taken: number
  }
  mail_slots: {
    id: string
    at: string
  }
  write_probe: {
    id: string
    at: string
    filler: string
  }
  mail_pauses: {
    since: string
    until: string
    refusals: number
  }
  feedback: {
    id: string
    slug: string
    locale: Locale
    useful: number
    comment: string | null
    /** Why the comment looks like a robot's, as JSON; null for a regular one. */
    suspicion: string | null
    created_at: string
  }
  /** Mails whose files are to be deleted on every machine, by their ids. */
  removed_mails: { id: string; removed_at: string }
  search_misses: {
    query: string
    times: number
    last_day: string
  }
  /** At most one for each file and editor. */
  content_drafts: {
    path: string
    author: string
    base_hash: string
    base_text: string | null
    /** Null: the file is removed. */
    text: string | null
    note: string
    updated_at: string
    version: number
  }
  content_changes: {
    id: string
    state: ChangeState
    author: string
    note: string
    created_at: string
    approved_by: Nullable
    approved_at: Nullable
    publish_at: Nullable
    published_by: Nullable
    published_at: Nullable
    git_commit: Nullable
    problem: Nullable
  }
  /** The texts are null once a commit holds them. */
  content_change_files: {
    change_id: string
    path: string
    base_hash: string
    base_text: string | null
    text: string | null
  }
  /** Rows are only ever added; the database refuses anything else. */
  desk_ledger: {
    id: string
    at: string
    by: string
    what: DeskAction
    about: string | null
  }
  /** This and the next belong to the library that signs editors in; we only clean them. */
  desk_sessions: { expiresAt: string }
  desk_verifications: { expiresAt: string }
}
