/**
 * What happens to the list. `asked`: a sign-up of an address that was not on it (`asked-again`: of
 * one that was, or still waited); `returned`: taken up
 * again by the leave link or by an editor; `removed`: a confirmed address removed for good.
 */
export const SUBSCRIBER_EVENTS = [
  'asked',
  'asked-again',
  'confirmed',
  'imported',
  'returned',
  'left',
  'bounced',
  'complained',
  'removed',
] as const

export type SubscriberEvent = (typeof SUBSCRIBER_EVENTS)[number]

/** What becomes of a line of an old list. */
export const IMPORT_OUTCOMES = [
  'imported',
  'columns',
  'address',
  'language',
  'topics',
  'day',
  'proof',
  'twice',
  'known',
  'left',
  'suppressed',
] as const

export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number]

/** A line of an old list: a subscriber, or why it is none. */
export type ReadLine = {
  line: number
  email: string
  subscriber?: ImportedSubscriber
  outcome?: ImportOutcome
}

export type ImportLine = { line: number; email: string; outcome: ImportOutcome }

/** The latest import of an old list, or its dry run. */
export type StoredImport = {
  id: string
  by: string
  dryRun: boolean
  total: number
  done: number
  startedAt: Temporal.Instant
  /** `stopped`: the process that worked on it ended; another can go on. */
  state: 'running' | 'stopped' | 'done'
}

/** The import of an old list that is under way or the latest, for all processes that share the store. */
export type Imports = {
  /**
   * Stores the lines of an old list, in place of an import that is not under way, for a dry run. Gives
   * its id, undefined while another is under way.
   */
  begin(input: {
    by: string
    at: Temporal.Instant
    leaseUntil: Temporal.Instant
    lines: ReadLine[]
  }): Promise<string | undefined>
  /**
   * Works on the next lines of an import, in one transaction with the mark that they are done; false
   * when none is left.
   */
  step(input: {
    id: string
    at: Temporal.Instant
    leaseUntil: Temporal.Instant
    limit: number
  }): Promise<boolean>
  /** Takes up an import that stopped; false when it is another's or has ended. */
  resume(input: {
    id: string
    at: Temporal.Instant
    leaseUntil: Temporal.Instant
  }): Promise<boolean>
  /** Begins the import whose dry run has ended; false when there is none. */
  importTried(input: {
    id: string
    at: Temporal.Instant
    leaseUntil: Temporal.Instant
  }): Promise<boolean>
  latest(at: Temporal.Instant): Promise<StoredImport | undefined>
  /** Lines that are done, by what became of them. */
  countOutcomes(id: string): Promise<Map<ImportOutcome, number>>
  /** Lines that are done: those that are not imported first, then in the file's order. */
  lines(id: string, limit: number): Promise<ImportLine[]>
  /** Forgets an import and its lines; false while it is under way. */
  drop(id: string, at: Temporal.Instant): Promise<boolean>
  /** Forgets imports that were begun before an instant; gives how many. */
  deleteBefore(before: Temporal.Instant): Promise<number>
}

/** A subscriber of an old list, with the proof that the person agreed. */
export type ImportedSubscriber = {
  id: string
  email: string
  locale: 'en' | 'ru' | 'kk'
  topics: string[]
  leaveTokenHash: string
  /** The day (`YYYY-MM-DD`) on which the person agreed. */
  consentDay: string
  /** Where and how, in words. */
  proof: string
}
